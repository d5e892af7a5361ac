using Akka.Actor;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="CounterState"/>: one command at a time, so nothing is locked and nothing is lost.</summary>
internal sealed class CounterActor(CounterSettings settings) : RecipeActor("counter")
{
    private readonly CounterState _state = new(settings.InitialValue);

    protected override void OnReceive(object message)
    {
        if (message is not CounterProtocol.ICommand command)
        {
            Unhandled(message);
            return;
        }

        var refused = _state.Refused;
        if (_state.Apply(command) is { } reply) Sender.Tell(reply, Self);
        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Add(RecipeMetrics.CounterRefused, _state.Refused - refused);
        Metrics.Record(RecipeMetrics.CounterValue, _state.Current);
    }
}
