using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="WorkQueueState{T,TAddress}"/> and watches the workers' owners.</summary>
internal sealed class WorkQueueActor<T>(WorkQueueSettings settings, TimeProvider time) : RecipeActor<WorkQueueCore<T>>(settings.GateFirst)
{
    private readonly SessionOwners _owners = new(Context);

    protected override WorkQueueCore<T> Core { get; } = new(settings, Context, time);

    protected override void OnReceive(object message)
    {
        if (message is OpenSession open) _owners.Open(open.Session, open.Owner);
        else if (message is CloseSession close) _owners.Close(close.Session);

        if (message is Terminated death) Core.CloseAll(_owners.End(death.ActorRef), Core.Now);
        else base.OnReceive(message);
    }
}
