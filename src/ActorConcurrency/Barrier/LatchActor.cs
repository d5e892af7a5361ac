namespace ActorConcurrency;

/// <summary>Owns a <see cref="LatchState{TAddress}"/>.</summary>
internal sealed class LatchActor(LatchSettings settings, TimeProvider? time) : RecipeActor<LatchCore>(settings.GateFirst)
{
    protected override LatchCore Core { get; } = new(settings, Context, time);
}
