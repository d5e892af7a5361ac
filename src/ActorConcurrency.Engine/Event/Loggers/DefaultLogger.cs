using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Event;

/// <summary>The logger of a system that configures no other: prints with the system's minimal logger, by default on standard output.</summary>
public class DefaultLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private readonly MinimalLogger _printer = Context.System.Settings.StdoutLogger;

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case LogEvent logEvent:
                Print(logEvent);
                return true;
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                return true;
            default:
                return false;
        }
    }

    /// <summary>Prints an event.</summary>
    /// <param name="logEvent">The event.</param>
    protected virtual void Print(LogEvent logEvent) => _printer.Tell(logEvent);
}
