using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// An item that a queue dropped: published on the actor system's event stream, so that somebody may keep it. Immutable; never serialised,
/// for it does not leave the system.
/// </summary>
/// <param name="Queue">The queue's actor.</param>
/// <param name="Item">The item.</param>
public sealed record DroppedItem(IActorRef Queue, object? Item) : INoSerializationVerificationNeeded;
