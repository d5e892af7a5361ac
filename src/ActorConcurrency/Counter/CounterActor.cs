namespace ActorConcurrency;

/// <summary>Owns a <see cref="CounterState{TAddress}"/>: one command at a time, so nothing is locked and nothing is lost.</summary>
internal sealed class CounterActor(CounterSettings settings) : RecipeActor<CounterCore>(settings.GateFirst)
{
    protected override CounterCore Core { get; } = new(settings, Context);
}
