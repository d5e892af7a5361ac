using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that asks all routees and passes on the first reply. Immutable.</summary>
public sealed class ScatterGatherFirstCompletedGroup : Group
{
    /// <summary>Creates the group of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public ScatterGatherFirstCompletedGroup(Config config) : this(config.GetStringList("routees.paths"), config.GetTimeSpan("within"), null)
    {
    }

    /// <summary>Creates the group.</summary>
    /// <param name="within">How long to wait for the first reply.</param>
    /// <param name="paths">The paths of the routees.</param>
    public ScatterGatherFirstCompletedGroup(TimeSpan within, params string[] paths) : this(paths, within, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    public ScatterGatherFirstCompletedGroup(IEnumerable<string> paths, TimeSpan within) : this(paths, within, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    public ScatterGatherFirstCompletedGroup(IEnumerable<string>? paths, TimeSpan within, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
        Within = within;
    }

    /// <summary>How long to wait for the first reply.</summary>
    public TimeSpan Within { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ScatterGatherFirstCompletedRoutingLogic(Within));

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <summary>The group with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public ScatterGatherFirstCompletedGroup WithDispatcher(string dispatcher) => new ScatterGatherFirstCompletedGroup(InternalPaths, Within, dispatcher);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new ScatterGatherFirstCompletedGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
        Within = Within,
    };

    /// <summary>The group, as it travels.</summary>
    public class ScatterGatherFirstCompletedGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string>? Paths { get; set; }

        /// <summary>The dispatcher of the router's head.</summary>
        public string? RouterDispatcher { get; set; }

        /// <summary>How long to wait for the first reply.</summary>
        public TimeSpan Within { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new ScatterGatherFirstCompletedGroup(Paths, Within, RouterDispatcher);
    }
}
