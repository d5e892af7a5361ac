using Akka.Actor;
using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency;

/// <summary>Owns an <see cref="EventState{TAddress}"/> and delivers its answers.</summary>
internal sealed class EventActor(EventSettings settings, TimeProvider time) : RecipeActor("event")
{
    private readonly EventState<IActorRef> _state = new(settings);
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

        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Record(RecipeMetrics.EventSignals, _state.Signals);
        Metrics.Record(RecipeMetrics.EventWaiting, _state.Waiting);
    }
}
