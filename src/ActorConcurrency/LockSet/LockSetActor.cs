using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="LockSetState{TAddress}"/> and watches the owners of sessions.</summary>
internal sealed class LockSetActor(LockSetSettings settings, TimeProvider time) : RecipeActor<LockSetCore>(settings.GateFirst)
{
    private readonly SessionOwners _owners = new(Context);

    protected override LockSetCore Core { get; } = new(settings, Context, time);

    protected override void OnReceive(object message)
    {
        if (message is OpenSession open) _owners.Open(open.Session, open.Owner);
        else if (message is CloseSession close) _owners.Close(close.Session);

        if (message is Terminated death) Core.CloseAll(_owners.End(death.ActorRef), Core.Now);
        else base.OnReceive(message);
    }
}
