using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>One of those who can do a study's operation: how an instance is made, and how it is used. Immutable.</summary>
public sealed class CostContender
{
    private CostContender(Side side, string name, Func<ActorSystem, object> create, Func<object, ActorSystem, CostSubject> use) =>
        (Side, Name, Create, Use) = (side, name, create, use);

    /// <summary>Whose side it is on.</summary>
    public Side Side { get; }

    /// <summary>What it is called in tables, for example <c>SemaphoreSlim</c>; unique within its side.</summary>
    public string Name { get; }

    internal Func<ActorSystem, object> Create { get; }

    internal Func<object, ActorSystem, CostSubject> Use { get; }

    /// <summary>A contender.</summary>
    /// <typeparam name="T">The type of an instance.</typeparam>
    /// <param name="side">Whose side it is on.</param>
    /// <param name="name">What it is called in tables.</param>
    /// <param name="create">Makes an instance that is nobody's yet; memory is told per such instance. Gets the actor system that all share.</param>
    /// <param name="use">Says how an instance is used. Called once or more for an instance, never at the same time.</param>
    public static CostContender Of<T>(Side side, string name, Func<ActorSystem, T> create, Func<T, CostSubject> use) where T : class
    {
        ArgumentNullException.ThrowIfNull(use);
        return Of(side, name, create, (instance, _) => use(instance));
    }

    /// <summary>A contender whose operation needs the actor system too.</summary>
    /// <typeparam name="T">The type of an instance.</typeparam>
    /// <param name="side">Whose side it is on.</param>
    /// <param name="name">What it is called in tables.</param>
    /// <param name="create">Makes an instance that is nobody's yet; memory is told per such instance. Gets the actor system that all share.</param>
    /// <param name="use">Says how an instance is used, in that actor system. Called once or more for an instance, never at the same time.</param>
    public static CostContender Of<T>(Side side, string name, Func<ActorSystem, T> create, Func<T, ActorSystem, CostSubject> use) where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(use);
        return new CostContender(side, name, create, (instance, system) => use((T)instance, system));
    }

    /// <summary>Both rows of an actor: by messages only, and direct when idle.</summary>
    /// <typeparam name="T">The type of its handle.</typeparam>
    /// <param name="name">What it is called in tables.</param>
    /// <param name="create">Makes a handle; the second argument says whether it does a step itself while the actor is idle.</param>
    /// <param name="use">Says how a handle is used.</param>
    public static IReadOnlyList<CostContender> ActorBothWays<T>(string name, Func<ActorSystem, bool, T> create, Func<T, CostSubject> use) where T : class =>
    [
        Of(Side.Actor, name, system => create(system, false), use),
        Of(Side.Direct, name, system => create(system, true), use),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Side.Name()})";
}
