using Akka.Actor;

namespace Akka.Routing;

/// <summary>
/// Takes the destination with the least to do: an idle one, else the one with the fewest waiting messages, else one whose mailbox
/// cannot be seen. Equals take turns. Thread-safe.
/// </summary>
public sealed class SmallestMailboxRoutingLogic : RoutingLogic
{
    private int _next;

    /// <summary>Starts with the first destination.</summary>
    public SmallestMailboxRoutingLogic() : this(-1) { }

    /// <summary>Starts with a certain destination.</summary>
    /// <param name="next">The index before it.</param>
    public SmallestMailboxRoutingLogic(int next) => _next = next;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;

        var start = (uint)Interlocked.Increment(ref _next) % (uint)routees.Length;
        var best = routees[start];
        var least = long.MaxValue;
        for (var i = 0u; i < routees.Length && least > 0; i++)
        {
            var routee = routees[(start + i) % (uint)routees.Length];
            var load = LoadOf(routee);
            if (load < least)
                (best, least) = (routee, load);
        }

        return best;
    }

    private static long LoadOf(Routee routee)
    {
        if (routee is not ActorRefRoutee { Actor: ActorRefWithCell actor })
            return long.MaxValue - 1;
        var cell = actor.Underlying;
        if (cell.IsTerminated)
            return long.MaxValue;
        return (2L * cell.NumberOfMessages) + (RouteeLoad.IsWorking(cell) ? 1 : 0);
    }
}
