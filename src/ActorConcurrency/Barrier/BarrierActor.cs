namespace ActorConcurrency;

/// <summary>Owns a <see cref="BarrierState{TAddress}"/>.</summary>
internal sealed class BarrierActor(BarrierSettings settings, TimeProvider? time) : OwningActor<BarrierCore>(settings.GateFirst)
{
    protected override BarrierCore Core { get; } = new(settings, Context, time);
}
