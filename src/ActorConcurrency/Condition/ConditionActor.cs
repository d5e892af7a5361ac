namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="ConditionState{TState,TAddress}"/>. Never shares its turn: what it runs is the users' code, which belongs on the thread pool and
/// not on the thread of whoever calls.
/// </summary>
internal sealed class ConditionActor<TState>(TState initial, ConditionSettings settings, TimeProvider? time) : RecipeActor<ConditionCore<TState>>(gateFirst: false)
{
    protected override ConditionCore<TState> Core { get; } = new(initial, settings, Context, time);
}
