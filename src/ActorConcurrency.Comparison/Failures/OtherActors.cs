using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Actors of the other process.</summary>
internal static class OtherActors
{
    /// <summary>Where the other process finds an actor of this one.</summary>
    public static string AddressOf(IActorRef actor) =>
        actor.Path.ToSerializationFormatWithAddress(((ExtendedActorSystem)((IInternalActorRef)actor).Provider.Settings.System).Provider.DefaultAddress);

    /// <summary>The actor that is at an address.</summary>
    public static Task<IActorRef> FindAsync(ActorSystem system, string address) => system.ActorSelection(address).ResolveOne(Patience.OfProcesses);
}
