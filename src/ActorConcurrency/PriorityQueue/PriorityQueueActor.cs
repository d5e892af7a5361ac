namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="PriorityQueueState{T,TAddress}"/>. With a user's comparer it never shares its turn: that code belongs on the thread pool, and not on
/// the thread of whoever calls.
/// </summary>
internal sealed class PriorityQueueActor<T>(PriorityQueueSettings settings, TimeProvider? time, IComparer<T>? comparer)
    : RecipeActor<PriorityQueueCore<T>>(settings.GateFirst && comparer is null)
{
    protected override PriorityQueueCore<T> Core { get; } = new(settings, Context, time, comparer);
}
