using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="WorkQueueState{T,TAddress}"/>: delivers its answers, watches the workers' owners, and publishes what is dropped.</summary>
internal sealed class WorkQueueActor<T> : RecipeActor
{
    private readonly WorkQueueState<T, IActorRef> _state;
    private readonly List<(IActorRef To, IReply Reply)> _replies = [];
    private readonly SessionOwners _owners = new(Context);
    private readonly TimeProvider _time;
    private readonly long _start;

    public WorkQueueActor(WorkQueueSettings settings, TimeProvider time) : base("work-queue")
    {
        var (self, events) = (Self, Context.System.EventStream);
        _state = new(settings, item => events.Publish(new DroppedItem(self, item)));
        (_time, _start) = (time, time.GetTimestamp());
    }

    private Moment Now => new(_time, _start);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ICommand command:
                Watch(command);
                _state.Apply(command, Sender, Now, _replies);
                break;
            case Terminated death:
                _state.CloseAll(_owners.End(death.ActorRef), Now, _replies);
                break;
            default:
                Unhandled(message);
                return;
        }

        foreach (var (to, reply) in _replies) to.Tell(reply, Self);
        _replies.Clear();
        Measure();
    }

    private void Watch(ICommand command)
    {
        if (command is OpenSession open) _owners.Open(open.Session, open.Owner);
        if (command is CloseSession close) _owners.Close(close.Session);
    }

    private void Measure()
    {
        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Record(RecipeMetrics.WorkQueueQueued, _state.Queued);
        Metrics.Record(RecipeMetrics.WorkQueueUnfinished, _state.Unfinished);
        Metrics.Record(RecipeMetrics.WorkQueueWaiting, _state.Waiting);
        Metrics.Record(RecipeMetrics.WorkQueueDropped, _state.Dropped);
    }
}
