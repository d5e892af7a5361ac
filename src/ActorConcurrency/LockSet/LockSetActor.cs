namespace ActorConcurrency;

/// <summary>Owns a <see cref="LockSetState{TAddress}"/>.</summary>
internal sealed class LockSetActor(LockSetSettings settings, TimeProvider? time) : OwningActor<LockSetCore>(settings.GateFirst)
{
    protected override LockSetCore Core { get; } = new(settings, Context, time);
}
