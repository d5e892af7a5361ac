using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that asks one routee after the other until the first reply, which it passes on. Immutable.</summary>
public sealed class TailChoppingGroup : Group
{
    /// <summary>Creates the group of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public TailChoppingGroup(Config config) : this(config.GetStringList("routees.paths"), config.GetTimeSpan("within"), config.GetTimeSpan("tail-chopping-router.interval"), null)
    {
    }

    /// <summary>Creates the group.</summary>
    /// <param name="routeePaths">The paths of the routees.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    /// <param name="interval">How long to wait before the next routee is asked.</param>
    public TailChoppingGroup(IEnumerable<string> routeePaths, TimeSpan within, TimeSpan interval) : this(routeePaths, within, interval, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="routeePaths">The paths of the routees.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    /// <param name="interval">How long to wait before the next routee is asked.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    public TailChoppingGroup(IEnumerable<string>? routeePaths, TimeSpan within, TimeSpan interval, string? routerDispatcher)
        : base(routeePaths, routerDispatcher)
    {
        Within = within;
        Interval = interval;
    }

    /// <summary>How long to wait for the first reply.</summary>
    public TimeSpan Within { get; }

    /// <summary>How long to wait before the next routee is asked.</summary>
    public TimeSpan Interval { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new TailChopping(system.Scheduler, Within, Interval));

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <summary>The group with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public TailChoppingGroup WithDispatcher(string dispatcher) => new TailChoppingGroup(InternalPaths, Within, Interval, dispatcher);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new TailChoppingGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
        Within = Within,
        Interval = Interval,
    };

    /// <summary>The group, as it travels.</summary>
    public class TailChoppingGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string>? Paths { get; set; }

        /// <summary>The dispatcher of the router's head.</summary>
        public string? RouterDispatcher { get; set; }

        /// <summary>How long to wait for the first reply.</summary>
        public TimeSpan Within { get; set; }

        /// <summary>How long to wait before the next routee is asked.</summary>
        public TimeSpan Interval { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new TailChoppingGroup(Paths, Within, Interval, RouterDispatcher);
    }
}
