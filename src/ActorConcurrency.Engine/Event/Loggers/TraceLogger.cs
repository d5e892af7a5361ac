using System.Diagnostics;
using Akka.Actor;

namespace Akka.Event;

/// <summary>The logger that writes to <see cref="Trace"/>.</summary>
public class TraceLogger : UntypedActor
{
    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                break;
            case LogEvent logEvent:
                Write(logEvent);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private static void Write(LogEvent logEvent)
    {
        switch (logEvent.LogLevel())
        {
            case LogLevel.ErrorLevel:
                Trace.TraceError(logEvent.ToString());
                break;
            case LogLevel.WarningLevel:
                Trace.TraceWarning(logEvent.ToString());
                break;
            default:
                Trace.TraceInformation(logEvent.ToString());
                break;
        }
    }
}
