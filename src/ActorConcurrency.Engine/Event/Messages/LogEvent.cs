using System.Globalization;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Something to log, published on the event stream. Immutable.</summary>
public abstract class LogEvent : INoSerializationVerificationNeeded
{
    /// <summary>Stamps the event with the time and the thread.</summary>
    protected LogEvent()
    {
        Timestamp = DateTime.UtcNow;
        Thread = Thread.CurrentThread;
    }

    /// <summary>The exception that led to the event, if any.</summary>
    public Exception? Cause { get; protected set; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTime Timestamp { get; }

    /// <summary>The thread on which it happened.</summary>
    public Thread Thread { get; }

    /// <summary>Where it happened: an actor's path, or a name.</summary>
    public string LogSource { get; protected set; } = "";

    /// <summary>The class that logged it.</summary>
    public Type LogClass { get; protected set; } = typeof(DummyClassForStringSources);

    /// <summary>What happened: a text, or a <see cref="LogMessage"/> that is formatted only when somebody looks.</summary>
    public object Message { get; protected set; } = "";

    /// <summary>How important it is.</summary>
    public abstract LogLevel LogLevel();

    /// <summary>The event on one line, followed by the cause, if there is one.</summary>
    public override string ToString()
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"[{LogLevel().StringFor()}][{Timestamp:MM/dd/yyyy HH:mm:ss.fffK}][Thread {Thread.ManagedThreadId:0000}][{LogSource}] {Message}");
        return Cause is null ? line : $"{line}{Environment.NewLine}Cause: {Cause}";
    }

    private protected void Set(Exception? cause, string? logSource, Type? logClass, object? message)
    {
        Cause = cause;
        LogSource = logSource ?? "";
        LogClass = logClass!;
        Message = message!;
    }
}
