using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>The actors in whose name something is held; one for each participant. Not thread-safe.</summary>
internal sealed class Owners(IActorRefFactory actors)
{
    private readonly Dictionary<string, IActorRef> _owners = [];

    public IActorRef Find(string who)
    {
        if (!_owners.TryGetValue(who, out var owner)) _owners[who] = owner = New(actors);
        return owner;
    }

    /// <summary>An owner of nobody's.</summary>
    public static IActorRef New(IActorRefFactory actors) => actors.ActorOf(Props.Create<Owner>());

    /// <summary>Its actor dies, and nobody tells anybody.</summary>
    public Task BuryAsync(string who)
    {
        Find(who).Tell(PoisonPill.Instance);
        return Task.CompletedTask;
    }

    private sealed class Owner : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
