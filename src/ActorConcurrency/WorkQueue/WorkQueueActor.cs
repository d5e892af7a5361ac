namespace ActorConcurrency;

/// <summary>Owns a <see cref="WorkQueueState{T,TAddress}"/>.</summary>
internal sealed class WorkQueueActor<T>(WorkQueueSettings settings, TimeProvider? time) : OwningActor<WorkQueueCore<T>>(settings.GateFirst)
{
    protected override WorkQueueCore<T> Core { get; } = new(settings, Context, time);
}
