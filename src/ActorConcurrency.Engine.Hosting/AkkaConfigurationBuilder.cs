using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Annotations;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Serialization;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Hosting;

/// <summary>
/// Collects what an actor system of a host is made of: HOCON, setups, extensions, actors and start-up tasks.
/// Runs lazily, when the actor system is first resolved. Not safe for concurrent use.
/// </summary>
public sealed partial class AkkaConfigurationBuilder
{
    private readonly string _actorSystemName;
    private readonly List<ActorStarterWithResolver> _starters = [];
    private readonly List<StartupTask> _startupTasks = [];
    private readonly List<SerializerRegistration> _serializers = [];
    private readonly ExtensionTypes _extensions = new();

    /// <summary>What else the actor system is created with. Filled by <see cref="AkkaHostingExtensions.AddSetup"/>.</summary>
    [InternalApi]
    public readonly HashSet<Setup> Setups = [];

    /// <summary>Creates an empty builder.</summary>
    /// <param name="serviceCollection">The services of the host.</param>
    /// <param name="actorSystemName">The name of the actor system.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        ArgumentNullException.ThrowIfNull(serviceCollection);
        ArgumentNullException.ThrowIfNull(actorSystemName);
        _actorSystemName = actorSystemName;
    }

    /// <summary>The HOCON added so far, if any.</summary>
    public Option<Config> Configuration { get; private set; } = Option<Config>.None;

    /// <summary>The chosen actor reference provider, if one was chosen.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; internal set; } = Option<ProviderSelection>.None;

    /// <summary>Adds a task that creates actors. Tasks run one after the other, in the order they were added.</summary>
    /// <param name="starter">Creates and registers the actors.</param>
    /// <returns>This builder.</returns>
    public AkkaConfigurationBuilder StartActors(ActorStarter starter)
    {
        ArgumentNullException.ThrowIfNull(starter);
        return StartActors((system, registry, _) => starter(system, registry));
    }

    /// <inheritdoc cref="StartActors(ActorStarter)" />
    public AkkaConfigurationBuilder StartActors(ActorStarterWithResolver starter)
    {
        ArgumentNullException.ThrowIfNull(starter);
        _starters.Add(starter);
        return this;
    }

    /// <inheritdoc cref="StartActors(ActorStarter)" />
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter)
    {
        ArgumentNullException.ThrowIfNull(starter);
        return StartActors((system, registry, _) => starter(system, registry));
    }

    /// <inheritdoc cref="StartActors(ActorStarter)" />
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry, IDependencyResolver> starter)
    {
        ArgumentNullException.ThrowIfNull(starter);
        ActorStarterWithResolver task = (system, registry, resolver) =>
        {
            starter(system, registry, resolver);
            return Task.CompletedTask;
        };
        return StartActors(task);
    }

    /// <summary>Adds a task that runs after all actors have been created. Tasks run in the order they were added.</summary>
    /// <param name="startupTask">The task. If it fails, the host does not start.</param>
    /// <returns>This builder.</returns>
    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask)
    {
        ArgumentNullException.ThrowIfNull(startupTask);
        _startupTasks.Add(startupTask);
        return this;
    }

    /// <inheritdoc cref="AddStartup(StartupTask)" />
    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask)
    {
        ArgumentNullException.ThrowIfNull(startupTask);
        StartupTask task = (system, registry) =>
        {
            startupTask(system, registry);
            return Task.CompletedTask;
        };
        return AddStartup(task);
    }

    /// <summary>Binds message types to a serializer.</summary>
    /// <param name="serializerIdentifier">The serializer's name in the configuration.</param>
    /// <param name="boundTypes">The types it serializes, subtypes included.</param>
    /// <param name="serializerFactory">Creates the serializer when the actor system starts.</param>
    /// <returns>This builder.</returns>
    public AkkaConfigurationBuilder WithCustomSerializer(
        string serializerIdentifier, IEnumerable<Type> boundTypes, Func<ExtendedActorSystem, Serializer> serializerFactory)
    {
        _serializers.Add(new SerializerRegistration(serializerIdentifier, [.. boundTypes], serializerFactory));
        return this;
    }

    /// <summary>Adds extensions, which are created with the actor system, beside those that HOCON names.</summary>
    /// <param name="extensions">Classes that implement <see cref="IExtensionId"/> and have a parameterless constructor.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ConfigurationException">A type is not such a class.</exception>
    public AkkaConfigurationBuilder WithExtensions(params Type[] extensions)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        foreach (var extension in extensions) _extensions.Add(extension);
        return this;
    }

    /// <summary>Adds an extension, which is created with the actor system, beside those that HOCON names.</summary>
    /// <typeparam name="T">The extension's id: a class with a parameterless constructor.</typeparam>
    /// <returns>This builder.</returns>
    /// <exception cref="ConfigurationException">The type is not such a class.</exception>
    public AkkaConfigurationBuilder WithExtension<T>() where T : IExtensionId => WithExtensions(typeof(T));
}
