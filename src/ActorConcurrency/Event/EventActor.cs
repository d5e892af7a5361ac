namespace ActorConcurrency;

/// <summary>Owns an <see cref="EventState{TAddress}"/>.</summary>
internal sealed class EventActor(EventSettings settings, TimeProvider? time) : RecipeActor<EventCore>(settings.GateFirst)
{
    protected override EventCore Core { get; } = new(settings, Context, time);
}
