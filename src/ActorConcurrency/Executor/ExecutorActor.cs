namespace ActorConcurrency;

/// <summary>Owns an <see cref="ExecutorState{TAddress}"/> and its workers. Runs no work itself.</summary>
internal sealed class ExecutorActor(ExecutorSettings settings, TimeProvider? time) : RecipeActor<ExecutorCore>(settings.GateFirst)
{
    protected override ExecutorCore Core { get; } = new(settings, Context, time);
}
