using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Event;

/// <summary>The bus that log events are published on, with the loggers that it feeds. Thread-safe.</summary>
public partial class LoggingBus : ActorEventBus<object, Type>
{
    private readonly Lock _loggersGate = new();
    private ImmutableArray<IActorRef> _loggers = [];

    // Written under the gate and read without it, as one word: a log call that runs while the level changes may use either.
    private volatile LogLevel _logLevel;

    /// <summary>The least important level that is wanted.</summary>
    public LogLevel LogLevel => _logLevel;

    /// <summary>Changes the least important level that the loggers get.</summary>
    /// <param name="logLevel">The level; <c>(LogLevel)int.MaxValue</c> is none.</param>
    public void SetLogLevel(LogLevel logLevel)
    {
        // Under the gate to the end: what loggers get is what the level says, whoever else changes it at the same time.
        lock (_loggersGate)
        {
            _logLevel = logLevel;
            foreach (var logger in _loggers)
            {
                SubscribeLogLevelAndAbove(logLevel, logger);
                UnsubscribeBelow(logLevel, logger);
            }
        }
    }

    /// <inheritdoc/>
    protected override Type GetClassifier(object @event) => @event.GetType();

    /// <summary>Whether an event can be used as an object of the class or interface.</summary>
    /// <param name="event">The event.</param>
    /// <param name="classifier">The class or interface.</param>
    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    /// <summary>Whether <paramref name="child"/> is <paramref name="parent"/>, derives from it or implements it.</summary>
    /// <param name="parent">The more general class or interface.</param>
    /// <param name="child">The more special one.</param>
    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    /// <summary>Tells an event to a subscriber. The sender is the actor that publishes, if it is one.</summary>
    /// <param name="event">The event.</param>
    /// <param name="subscriber">The subscriber.</param>
    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event);

    private void SubscribeLogLevelAndAbove(LogLevel logLevel, IActorRef logger)
    {
        foreach (var level in Logging.AllLogLevels)
        {
            if (level >= logLevel)
                Subscribe(logger, level.ClassFor());
        }
    }

    private void UnsubscribeBelow(LogLevel logLevel, IActorRef logger)
    {
        foreach (var level in Logging.AllLogLevels)
        {
            if (level < logLevel)
                Unsubscribe(logger, level.ClassFor());
        }
    }
}
