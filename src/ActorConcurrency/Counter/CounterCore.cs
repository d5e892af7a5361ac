using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A counter's state, for its actor and for handles that take its turn.</summary>
internal sealed class CounterCore : RecipeCore
{
    public CounterCore(CounterSettings settings, IActorContext context) : base("counter", context, time: null)
    {
        State = new(settings.InitialValue);
        Metrics.Show(RecipeMetrics.CounterValue, () => State.Current).Show(RecipeMetrics.CounterRefused, () => State.Refused);
    }

    public CounterState State { get; }

    public override bool IsPlain(object message) => message is CounterProtocol.ICommand;

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not CounterProtocol.ICommand command) return false;
        if (State.Apply(command) is { } reply) Replies.Add((sender, reply));
        return true;
    }
}
