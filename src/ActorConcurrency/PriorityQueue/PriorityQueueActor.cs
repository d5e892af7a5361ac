using Akka.Actor;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="PriorityQueueState{T,TAddress}"/> and delivers its answers.</summary>
internal sealed class PriorityQueueActor<T>(PriorityQueueSettings settings, TimeProvider time) : RecipeActor("priority-queue")
{
    private readonly PriorityQueueState<T, IActorRef> _state = new(settings);
    private readonly List<(IActorRef To, IReply Reply)> _replies = [];
    private readonly long _start = time.GetTimestamp();

    protected override void OnReceive(object message)
    {
        if (message is not ICommand command)
        {
            Unhandled(message);
            return;
        }

        _state.Apply(command, Sender, time.GetElapsedTime(_start), _replies);
        foreach (var (to, reply) in _replies) to.Tell(reply, Self);
        _replies.Clear();
        Measure();
    }

    private void Measure()
    {
        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Record(RecipeMetrics.PriorityQueueQueued, _state.Queued);
        Metrics.Record(RecipeMetrics.PriorityQueueGetters, _state.Getting);
        Metrics.Record(RecipeMetrics.PriorityQueuePutters, _state.Putting);
    }
}
