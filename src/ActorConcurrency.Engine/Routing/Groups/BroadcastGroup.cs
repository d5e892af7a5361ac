using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that sends every message to every routee. Immutable.</summary>
public sealed class BroadcastGroup : Group
{
    /// <summary>Creates the group of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public BroadcastGroup(Config config) : this(config.GetStringList("routees.paths"), null)
    {
    }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public BroadcastGroup(params string[] paths) : this(paths, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public BroadcastGroup(IEnumerable<string> paths) : this(paths, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    public BroadcastGroup(IEnumerable<string>? paths, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <summary>The group with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public Group WithDispatcher(string dispatcher) => new BroadcastGroup(InternalPaths, dispatcher);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new BroadcastGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
    };

    /// <summary>The group, as it travels.</summary>
    public class BroadcastGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string>? Paths { get; set; }

        /// <summary>The dispatcher of the router's head.</summary>
        public string? RouterDispatcher { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new BroadcastGroup(Paths, RouterDispatcher);
    }
}
