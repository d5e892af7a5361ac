using Akka.Actor.Internal;
using Akka.Serialization;

namespace Akka.Actor;

/// <summary>Makes and resolves references. Thread-safe.</summary>
public interface IActorRefProvider
{
    /// <summary>The guardian at the root.</summary>
    IInternalActorRef RootGuardian { get; }

    /// <summary>The guardian of the application's actors.</summary>
    LocalActorRef Guardian { get; }

    /// <summary>The guardian of the system's own actors.</summary>
    LocalActorRef SystemGuardian { get; }

    /// <summary>Where dead letters go.</summary>
    IActorRef DeadLetters { get; }

    /// <summary>A reference that ignores everything.</summary>
    IActorRef IgnoreRef { get; }

    /// <summary>The root of all paths.</summary>
    ActorPath RootPath { get; }

    /// <summary>The settings.</summary>
    Settings Settings { get; }

    /// <summary>The deployments.</summary>
    Deployer Deployer { get; }

    /// <summary>The parent of references that are no actors.</summary>
    IInternalActorRef TempContainer { get; }

    /// <summary>Completes when the root guardian has stopped.</summary>
    Task TerminationTask { get; }

    /// <summary>The system's address.</summary>
    Address DefaultAddress { get; }

    /// <summary>What a serialiser needs to know of the system.</summary>
    Information SerializationInformation { get; }

    /// <summary>Starts the guardians.</summary>
    /// <param name="system">The system.</param>
    void Init(ActorSystemImpl system);

    /// <summary>Makes an actor; the caller starts it.</summary>
    /// <param name="system">The system.</param>
    /// <param name="props">What to create.</param>
    /// <param name="supervisor">The parent.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="systemService">Whether it belongs to the system.</param>
    /// <param name="deploy">How it is deployed, if not as the recipe says.</param>
    /// <param name="lookupDeploy">Whether HOCON may say how.</param>
    /// <param name="async">Ignored: every actor starts asynchronously.</param>
    IInternalActorRef ActorOf(
        ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy? deploy, bool lookupDeploy, bool async);

    /// <summary>The reference at a path, or one to nobody there.</summary>
    /// <param name="path">The path with its address.</param>
    IActorRef ResolveActorRef(string path);

    /// <summary>The reference at a path, or one to nobody there.</summary>
    /// <param name="actorPath">The path.</param>
    IActorRef ResolveActorRef(ActorPath actorPath);

    /// <summary>The root guardian at an address: this system's, or nobody's.</summary>
    /// <param name="address">The address.</param>
    IActorRef RootGuardianAt(Address address);

    /// <summary>The address by which another system sees this one, or null if it cannot.</summary>
    /// <param name="address">The other's.</param>
    Address? GetExternalAddressFor(Address address);

    /// <summary>A fresh path below the container of references that are no actors.</summary>
    ActorPath TempPath();

    /// <summary>Registers a reference that is no actor, so that its path resolves.</summary>
    /// <param name="actorRef">The reference.</param>
    /// <param name="path">A path from <see cref="TempPath"/>.</param>
    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    /// <summary>Takes the registration back.</summary>
    /// <param name="path">The path.</param>
    void UnregisterTempActor(ActorPath path);

    /// <summary>Makes the reference of an ask.</summary>
    /// <typeparam name="T">The answer's type.</typeparam>
    /// <param name="tcs">Completed by the answer.</param>
    FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs);
}
