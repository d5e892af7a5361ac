using Akka.Actor;

namespace Akka.Event;

/// <summary>An event bus whose subscribers are actors. Thread-safe.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
/// <typeparam name="TClassifier">What a channel is named by.</typeparam>
public abstract class ActorEventBus<TEvent, TClassifier> : EventBus<TEvent, TClassifier, IActorRef> where TClassifier : notnull;
