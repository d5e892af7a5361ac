namespace ActorConcurrency;

/// <summary>Owns a <see cref="PriorityQueueState{T,TAddress}"/>.</summary>
internal sealed class PriorityQueueActor<T>(PriorityQueueSettings settings, TimeProvider? time) : RecipeActor<PriorityQueueCore<T>>(settings.GateFirst)
{
    protected override PriorityQueueCore<T> Core { get; } = new(settings, Context, time);
}
