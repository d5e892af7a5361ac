namespace Akka.Routing;

/// <summary>Takes one destination after the other. Thread-safe.</summary>
public sealed class RoundRobinRoutingLogic : RoutingLogic
{
    private int _next;

    /// <summary>Starts with the first destination.</summary>
    public RoundRobinRoutingLogic() : this(-1) { }

    /// <summary>Starts with a certain destination.</summary>
    /// <param name="next">The index before it.</param>
    public RoundRobinRoutingLogic(int next) => _next = next;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;

        // As an unsigned number, so that it wraps without becoming negative.
        var turn = (uint)Interlocked.Increment(ref _next);
        return routees[turn % (uint)routees.Length];
    }
}
