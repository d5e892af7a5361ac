using System.Collections.Immutable;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor.Setup
{
    /// <summary>A part of a system's setup in code. Immutable.</summary>
    public abstract class Setup
    {
        /// <summary>A setup of this part and another.</summary>
        /// <param name="other">The other.</param>
        public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
    }

    /// <summary>A system's setup in code: one part per type. Immutable.</summary>
    public sealed class ActorSystemSetup
    {
        /// <summary>Without any part.</summary>
        public static readonly ActorSystemSetup Empty = new(ImmutableDictionary<Type, Setup>.Empty);

        private readonly ImmutableDictionary<Type, Setup> _parts;

        private ActorSystemSetup(ImmutableDictionary<Type, Setup> parts) => _parts = parts;

        /// <summary>A setup of some parts; of two of one type the later wins.</summary>
        /// <param name="setup">The parts.</param>
        public static ActorSystemSetup Create(params Setup[] setup) =>
            new(setup.Aggregate(ImmutableDictionary<Type, Setup>.Empty, static (all, part) => all.SetItem(part.GetType(), part)));

        /// <summary>The part of a type, if there is one.</summary>
        /// <typeparam name="T">The type.</typeparam>
        public Option<T> Get<T>() where T : Setup => _parts.TryGetValue(typeof(T), out var part) ? Option<T>.Create((T)part) : Option<T>.None;

        /// <summary>A copy with one part more, or replaced.</summary>
        /// <typeparam name="T">The part's type.</typeparam>
        /// <param name="setup">The part.</param>
        public ActorSystemSetup WithSetup<T>(T setup) where T : Setup => new(_parts.SetItem(setup.GetType(), setup));

        /// <summary>A copy with one part more, or replaced.</summary>
        /// <typeparam name="T">The part's type.</typeparam>
        /// <param name="setup">The part.</param>
        public ActorSystemSetup And<T>(T setup) where T : Setup => WithSetup(setup);

        /// <inheritdoc/>
        public override string ToString() => $"ActorSystemSetup({string.Join(",", _parts.Keys.Select(static t => t.FullName))})";
    }
}

namespace Akka.Actor
{
    /// <summary>How a system starts: its HOCON and its provider. Immutable.</summary>
    public sealed class BootstrapSetup : Setup.Setup
    {
        private BootstrapSetup(Option<Config> config, Option<ProviderSelection> provider)
        {
            Config = config;
            ActorRefProvider = provider;
        }

        /// <summary>The HOCON, if it is given.</summary>
        public Option<Config> Config { get; }

        /// <summary>The provider, if it is given.</summary>
        public Option<ProviderSelection> ActorRefProvider { get; }

        /// <summary>A setup that says nothing.</summary>
        public static BootstrapSetup Create() => new(Option<Config>.None, Option<ProviderSelection>.None);

        /// <summary>A copy with other HOCON.</summary>
        /// <param name="config">The HOCON.</param>
        public BootstrapSetup WithConfig(Config config) => new(Option<Config>.Create(config), ActorRefProvider);

        /// <summary>A copy whose HOCON is completed.</summary>
        /// <param name="config">What completes it.</param>
        public BootstrapSetup WithConfigFallback(Config config) => Config.HasValue ? WithConfig(Config.Value.SafeWithFallback(config)) : WithConfig(config);

        /// <summary>A copy with another provider.</summary>
        /// <param name="name">The provider.</param>
        public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, Option<ProviderSelection>.Create(name));
    }

    /// <summary>Which provider a system uses. This engine has the local one; the others are Akka.NET's.</summary>
    public abstract class ProviderSelection
    {
        private ProviderSelection(string identifier, string fqn, bool hasCluster)
        {
            Identifier = identifier;
            Fqn = fqn;
            HasCluster = hasCluster;
        }

        internal string Identifier { get; }

        internal string Fqn { get; }

        internal bool HasCluster { get; }

        internal static ProviderSelection Of(string name) => name switch
        {
            "local" or "Akka.Actor.LocalActorRefProvider" or "Akka.Actor.LocalActorRefProvider, Akka" => Local.Instance,
            "remote" => Remote.Instance,
            "cluster" => Cluster.Instance,
            _ => new Custom(name),
        };

        /// <summary>One process.</summary>
        public sealed class Local : ProviderSelection
        {
            /// <summary>The only instance.</summary>
            public static readonly Local Instance = new();

            private Local() : base("local", "Akka.Actor.LocalActorRefProvider", false) { }
        }

        /// <summary>Several processes: not part of this engine.</summary>
        public sealed class Remote : ProviderSelection
        {
            /// <summary>The only instance.</summary>
            public static readonly Remote Instance = new();

            private Remote() : base("remote", "Akka.Remote.RemoteActorRefProvider, Akka.Remote", false) { }
        }

        /// <summary>A cluster: not part of this engine.</summary>
        public sealed class Cluster : ProviderSelection
        {
            /// <summary>The only instance.</summary>
            public static readonly Cluster Instance = new();

            private Cluster() : base("cluster", "Akka.Cluster.ClusterActorRefProvider, Akka.Cluster", true) { }
        }

        /// <summary>A provider of one's own.</summary>
        public sealed class Custom : ProviderSelection
        {
            /// <summary>Names the provider.</summary>
            /// <param name="fqn">Its type with its assembly.</param>
            /// <param name="identifier">A short name.</param>
            /// <param name="hasCluster">Whether it has a cluster.</param>
            public Custom(string fqn, string? identifier = null, bool hasCluster = false) : base(identifier ?? fqn, fqn, hasCluster) { }
        }
    }
}
