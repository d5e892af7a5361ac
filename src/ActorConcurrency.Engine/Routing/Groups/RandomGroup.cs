using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that sends each message to any routee. Immutable.</summary>
public sealed class RandomGroup : Group
{
    /// <summary>Creates the group of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public RandomGroup(Config config) : this(config.GetStringList("routees.paths"), null)
    {
    }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public RandomGroup(params string[] paths) : this(paths, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public RandomGroup(IEnumerable<string> paths) : this(paths, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    public RandomGroup(IEnumerable<string>? paths, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <summary>The group with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public RandomGroup WithDispatcher(string dispatcher) => new RandomGroup(InternalPaths, dispatcher);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new RandomGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
    };

    /// <summary>The group, as it travels.</summary>
    public class RandomGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string>? Paths { get; set; }

        /// <summary>The dispatcher of the router's head.</summary>
        public string? RouterDispatcher { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new RandomGroup(Paths, RouterDispatcher);
    }
}
