using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Event;

/// <summary>
/// Told to a logger when it shall begin. It may subscribe to more on the bus, and answers <see cref="LoggerInitialized"/>. Immutable.
/// </summary>
public class InitializeLogger : INoSerializationVerificationNeeded
{
    /// <summary>Creates the message.</summary>
    /// <param name="loggingBus">The bus that the logger serves.</param>
    public InitializeLogger(LoggingBus loggingBus) => LoggingBus = loggingBus;

    /// <summary>The bus that the logger serves.</summary>
    public LoggingBus LoggingBus { get; }
}

/// <summary>The answer to <see cref="InitializeLogger"/>: from now on the logger gets events. Immutable.</summary>
public class LoggerInitialized : INoSerializationVerificationNeeded, IDeadLetterSuppression;

/// <summary>Required by loggers: a mailbox that lets no log event go unseen when the logger stops.</summary>
public interface ILoggerMessageQueueSemantics : ISemantics;
