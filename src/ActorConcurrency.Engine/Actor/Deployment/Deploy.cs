using Akka.Configuration;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor;

/// <summary>
/// How an actor is to be deployed: dispatcher, mailbox, router, stash. Given in code or in HOCON under
/// <c>akka.actor.deployment</c>; what HOCON says wins. Immutable; compares by value.
/// </summary>
public class Deploy : IEquatable<Deploy>, ISurrogated
{
    /// <summary>No stash capacity is given.</summary>
    public const int NoStashSize = -1;

    /// <summary>No dispatcher is given.</summary>
    public static readonly string NoDispatcherGiven = "";

    /// <summary>No mailbox is given.</summary>
    public static readonly string NoMailboxGiven = "";

    /// <summary>No scope is given.</summary>
    public static readonly Scope NoScopeGiven = Actor.NoScopeGiven.Instance;

    /// <summary>In this process, nothing else said.</summary>
    public static readonly Deploy Local = new(Scope.Local);

    /// <summary>Nothing said.</summary>
    public static readonly Deploy None = new();

    /// <summary>Creates a deployment that says nothing.</summary>
    public Deploy() : this("", Config.Empty, NoRouter.Instance, NoScopeGiven, NoDispatcherGiven) { }

    /// <summary>Creates a deployment.</summary>
    /// <param name="path">The path it is for.</param>
    /// <param name="scope">Where.</param>
    public Deploy(string path, Scope scope) : this(path, Config.Empty, NoRouter.Instance, scope, NoDispatcherGiven) { }

    /// <summary>Creates a deployment.</summary>
    /// <param name="scope">Where.</param>
    public Deploy(Scope scope) : this("", Config.Empty, NoRouter.Instance, scope, NoDispatcherGiven) { }

    /// <summary>Creates a deployment.</summary>
    /// <param name="routerConfig">The router.</param>
    /// <param name="scope">Where.</param>
    public Deploy(RouterConfig routerConfig, Scope scope) : this("", Config.Empty, routerConfig, scope, NoDispatcherGiven) { }

    /// <summary>Creates a deployment.</summary>
    /// <param name="routerConfig">The router.</param>
    public Deploy(RouterConfig routerConfig) : this("", Config.Empty, routerConfig, NoScopeGiven, NoDispatcherGiven) { }

    /// <summary>Creates a deployment.</summary>
    /// <param name="path">The path it is for.</param>
    /// <param name="config">Its HOCON.</param>
    /// <param name="routerConfig">The router.</param>
    /// <param name="scope">Where.</param>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope scope, string dispatcher)
        : this(path, config, routerConfig, scope, dispatcher, NoMailboxGiven) { }

    /// <summary>Creates a deployment.</summary>
    /// <param name="path">The path it is for.</param>
    /// <param name="config">Its HOCON.</param>
    /// <param name="routerConfig">The router.</param>
    /// <param name="scope">Where.</param>
    /// <param name="dispatcher">The dispatcher's id.</param>
    /// <param name="mailbox">The mailbox's id.</param>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope scope, string dispatcher, string mailbox)
        : this(path, config, routerConfig, scope, dispatcher, mailbox, NoStashSize) { }

    /// <summary>Creates a deployment.</summary>
    /// <param name="path">The path it is for.</param>
    /// <param name="config">Its HOCON.</param>
    /// <param name="routerConfig">The router.</param>
    /// <param name="scope">Where.</param>
    /// <param name="dispatcher">The dispatcher's id.</param>
    /// <param name="mailbox">The mailbox's id.</param>
    /// <param name="stashCapacity">How many messages may be stashed; <see cref="NoStashSize"/> if not said.</param>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope scope, string dispatcher, string mailbox, int stashCapacity)
    {
        Path = path;
        Config = config;
        RouterConfig = routerConfig;
        Scope = scope;
        Dispatcher = dispatcher ?? NoDispatcherGiven;
        Mailbox = mailbox ?? NoMailboxGiven;
        StashCapacity = stashCapacity;
    }

    /// <summary>The path it is for.</summary>
    public string Path { get; }

    /// <summary>Its HOCON.</summary>
    public Config Config { get; }

    /// <summary>The router.</summary>
    public RouterConfig RouterConfig { get; }

    /// <summary>Where.</summary>
    public Scope Scope { get; }

    /// <summary>The mailbox's id.</summary>
    public string Mailbox { get; }

    /// <summary>The dispatcher's id.</summary>
    public string Dispatcher { get; }

    /// <summary>How many messages may be stashed; <see cref="NoStashSize"/> if not said.</summary>
    public int StashCapacity { get; }

    /// <summary>This deployment, and <paramref name="other"/> where this one says nothing.</summary>
    /// <param name="other">The other.</param>
    public virtual Deploy WithFallback(Deploy other) => new(
        Path,
        Config.Equals(other.Config) ? Config : Config.WithFallback(other.Config),
        RouterConfig.WithFallback(other.RouterConfig),
        Scope.WithFallback(other.Scope),
        Dispatcher == NoDispatcherGiven ? other.Dispatcher : Dispatcher,
        Mailbox == NoMailboxGiven ? other.Mailbox : Mailbox,
        StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity);

    /// <summary>A copy with another scope.</summary>
    /// <param name="scope">Where.</param>
    public virtual Deploy WithScope(Scope scope) => new(Path, Config, RouterConfig, scope ?? Scope, Dispatcher, Mailbox, StashCapacity);

    /// <summary>A copy with another mailbox.</summary>
    /// <param name="mailbox">The mailbox's id.</param>
    public virtual Deploy WithMailbox(string mailbox) => new(Path, Config, RouterConfig, Scope, Dispatcher, mailbox, StashCapacity);

    /// <summary>A copy with another dispatcher.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public virtual Deploy WithDispatcher(string dispatcher) => new(Path, Config, RouterConfig, Scope, dispatcher, Mailbox, StashCapacity);

    /// <summary>A copy with another router.</summary>
    /// <param name="routerConfig">The router.</param>
    public virtual Deploy WithRouterConfig(RouterConfig routerConfig) => new(Path, Config, routerConfig, Scope, Dispatcher, Mailbox, StashCapacity);

    /// <summary>A copy with another stash capacity.</summary>
    /// <param name="stashSize">How many messages may be stashed.</param>
    public virtual Deploy WithStashCapacity(int stashSize) => new(Path, Config, RouterConfig, Scope, Dispatcher, Mailbox, stashSize);

    /// <inheritdoc/>
    public bool Equals(Deploy? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Path == other.Path && Dispatcher == other.Dispatcher && Mailbox == other.Mailbox && StashCapacity == other.StashCapacity
                && Equals(RouterConfig, other.RouterConfig) && Equals(Scope, other.Scope)
                && ((Config.IsNullOrEmpty() && other.Config.IsNullOrEmpty()) || Config.ToString() == other.Config.ToString())));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Deploy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Dispatcher, Mailbox, StashCapacity);

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new DeploySurrogate
    {
        Path = Path, Config = Config, RouterConfig = RouterConfig, Scope = Scope,
        Dispatcher = Dispatcher, Mailbox = Mailbox, StashCapacity = StashCapacity,
    };

    /// <summary>A deployment as it travels.</summary>
    public class DeploySurrogate : ISurrogate
    {
        /// <summary>Where.</summary>
        public Scope Scope { get; set; } = NoScopeGiven;

        /// <summary>The router.</summary>
        public RouterConfig RouterConfig { get; set; } = NoRouter.Instance;

        /// <summary>The path it is for.</summary>
        public string Path { get; set; } = "";

        /// <summary>The mailbox's id.</summary>
        public string Mailbox { get; set; } = NoMailboxGiven;

        /// <summary>Its HOCON.</summary>
        public Config Config { get; set; } = Config.Empty;

        /// <summary>The dispatcher's id.</summary>
        public string Dispatcher { get; set; } = NoDispatcherGiven;

        /// <summary>How many messages may be stashed.</summary>
        public int StashCapacity { get; set; } = NoStashSize;

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new Deploy(Path, Config, RouterConfig, Scope, Dispatcher, Mailbox, StashCapacity);
    }
}
