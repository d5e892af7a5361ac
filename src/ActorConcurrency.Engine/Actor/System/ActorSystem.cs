using System.Diagnostics.CodeAnalysis;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A tree of actors and what they share: dispatchers, scheduler, event stream, settings. Thread-safe.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private readonly long _started = Environment.TickCount64;

    /// <summary>The settings.</summary>
    public abstract Settings Settings { get; }

    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>The serialisers.</summary>
    public abstract Akka.Serialization.Serialization Serialization { get; }

    /// <summary>Where events, logs and dead letters are published.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where messages go that reach nobody.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>A reference that ignores everything.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>The dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>The mailboxes.</summary>
    public abstract Mailboxes Mailboxes { get; }

    /// <summary>The scheduler.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>Where the system logs.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>When the system started, on the monotonic clock.</summary>
    public TimeSpan StartTime => TimeSpan.FromMilliseconds(_started);

    /// <summary>For how long the system has run.</summary>
    public TimeSpan Uptime => TimeSpan.FromMilliseconds(Environment.TickCount64 - _started);

    /// <summary>Creates and starts a system.</summary>
    /// <param name="name">Its name: letters, digits and, not leading, '-' and '_'.</param>
    /// <param name="config">Its HOCON.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static ActorSystem Create(string name, Config config) => CreateAndStart(name, config, ActorSystemSetup.Empty);

    /// <summary>Creates and starts a system.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="setup">Its HOCON and provider.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Creates and starts a system.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="setup">Its setup in code.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        var config = bootstrap.HasValue && bootstrap.Value.Config.HasValue ? bootstrap.Value.Config.Value : ConfigurationFactory.Load();
        return CreateAndStart(name, config, setup);
    }

    /// <summary>Creates and starts a system with the HOCON file that is found, if any.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static ActorSystem Create(string name) => CreateAndStart(name, ConfigurationFactory.Load(), ActorSystemSetup.Empty);

    private static ActorSystemImpl CreateAndStart(string name, Config config, ActorSystemSetup setup)
    {
        var system = new ActorSystemImpl(name, config, setup);
        system.Start();
        return system;
    }

    /// <summary>The extension of an id; created if there is none.</summary>
    /// <param name="extensionId">The id.</param>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension of a type, or null.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public abstract T GetExtension<T>() where T : class, IExtension;

    /// <summary>Whether there is an extension of a type.</summary>
    /// <param name="type">Its type.</param>
    public abstract bool HasExtension(Type type);

    /// <summary>Whether there is an extension of a type.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public abstract bool HasExtension<T>() where T : class, IExtension;

    /// <summary>The extension of a type, if there is one.</summary>
    /// <param name="extensionType">Its type.</param>
    /// <param name="extension">The extension.</param>
    public abstract bool TryGetExtension(Type extensionType, [NotNullWhen(true)] out object? extension);

    /// <summary>The extension of a type, if there is one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="extension">The extension.</param>
    public abstract bool TryGetExtension<T>([NotNullWhen(true)] out T? extension) where T : class, IExtension;

    /// <summary>The extension of an id; created if there is none.</summary>
    /// <param name="extension">The id.</param>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>Runs an action when the system has stopped, before <see cref="WhenTerminated"/> completes. Later ones run first.</summary>
    /// <param name="code">The action.</param>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Stops the system: all actors, from the leaves up, then the threads.</summary>
    /// <returns>Completes when all is gone.</returns>
    public abstract Task Terminate();

    /// <summary>Completes when the system has stopped and none of its threads is left.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>Stops an actor.</summary>
    /// <param name="actor">Whom.</param>
    public abstract void Stop(IActorRef actor);

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Stops the system and waits for it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private void Dispose(bool disposing)
    {
        // Blocking is what a synchronous Dispose is for; from a worker, or from a handler wherever it runs, it would wait for itself. A test
        // kit's own cell stands on threads where it does not run; it handles no message there.
        var isOurs = Akka.Dispatch.Workers.Worker.Current is not null
            || Akka.Actor.Internal.InternalCurrentActorCellKeeper.Current is { CurrentMessage: not null };
        if (disposing && !isOurs) Terminate().GetAwaiter().GetResult();
        else _ = Terminate();
    }
}

/// <summary>The engine's view of a system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    /// <summary>The provider.</summary>
    public abstract IActorRefProvider Provider { get; }

    /// <summary>The guardian of the application's actors.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>Where absolute paths begin.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>The guardian of the system's own actors.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>The plug-ins for actor instances.</summary>
    public abstract ActorProducerPipelineResolver ActorPipelineResolver { get; }

    /// <summary>Starts one of the system's own actors.</summary>
    /// <param name="props">What to create.</param>
    /// <param name="name">Its name, or null for a generated one.</param>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);

    /// <summary>Starts one of the system's own actors.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    /// <param name="name">Its name, or null for a generated one.</param>
    public abstract IActorRef SystemActorOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)] TActor>(string? name = null)
        where TActor : ActorBase, new();

    /// <summary>Stops the system without waiting for a coordinated shutdown.</summary>
    public abstract void Abort();

    /// <summary>The tree of actors as text, for people.</summary>
    public abstract string PrintTree();
}
