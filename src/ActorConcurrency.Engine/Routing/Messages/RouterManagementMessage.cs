namespace Akka.Routing;

/// <summary>A message for the router itself, not for its routees.</summary>
public abstract class RouterManagementMessage;

/// <summary>Asks a router for its routees; the answer is <see cref="Routees"/>. Immutable.</summary>
public sealed class GetRoutees : RouterManagementMessage
{
    /// <summary>An instance to share.</summary>
    public static GetRoutees Instance { get; } = new();
}

/// <summary>The answer to <see cref="GetRoutees"/>. Immutable.</summary>
public sealed class Routees
{
    /// <summary>Creates the answer.</summary>
    /// <param name="routees">The routees; copied.</param>
    public Routees(IEnumerable<Routee> routees) => Members = routees.ToArray();

    /// <summary>The routees.</summary>
    public IEnumerable<Routee> Members { get; }
}

/// <summary>Adds a routee to a router. No answer. Immutable.</summary>
public sealed class AddRoutee : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="routee">The routee.</param>
    public AddRoutee(Routee routee) => Routee = routee;

    /// <summary>The routee.</summary>
    public Routee Routee { get; }
}

/// <summary>Removes a routee from a router; one that the router made stops. No answer. Immutable.</summary>
public sealed class RemoveRoutee : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="routee">The routee.</param>
    public RemoveRoutee(Routee routee) => Routee = routee;

    /// <summary>The routee.</summary>
    public Routee Routee { get; }
}

/// <summary>Adds routees to a pool, or removes some. No answer. Immutable.</summary>
public sealed class AdjustPoolSize : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="change">How many to add, or, if negative, to remove.</param>
    public AdjustPoolSize(int change) => Change = change;

    /// <summary>How many to add, or, if negative, to remove.</summary>
    public int Change { get; }
}

/// <summary>Tells a pool to ask its resizer. Sent by the pool to itself. Immutable.</summary>
public class Resize : RouterManagementMessage;

/// <summary>Management messages to share.</summary>
public static class RouterMessage
{
    /// <summary>Asks a router for its routees.</summary>
    public static readonly GetRoutees GetRoutees = GetRoutees.Instance;
}
