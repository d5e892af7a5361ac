namespace Akka.Routing;

/// <summary>Takes any destination. Thread-safe.</summary>
public sealed class RandomLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees) =>
        routees.Length == 0 ? Routee.NoRoutee : routees[Random.Shared.Next(routees.Length)];
}
