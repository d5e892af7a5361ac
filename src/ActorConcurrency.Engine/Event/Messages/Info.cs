namespace Akka.Event;

/// <summary>An event worth knowing. Immutable.</summary>
public class Info : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="logSource">Where it happened.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="message">What happened.</param>
    public Info(string? logSource, Type? logClass, object? message) : this(null, logSource, logClass, message) { }

    /// <summary>Creates the event.</summary>
    /// <param name="cause">The exception that led to it; may be null.</param>
    /// <param name="logSource">Where it happened.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="message">What happened.</param>
    public Info(Exception? cause, string? logSource, Type? logClass, object? message) => Set(cause, logSource, logClass, message);

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Akka.Event.LogLevel.InfoLevel;
}
