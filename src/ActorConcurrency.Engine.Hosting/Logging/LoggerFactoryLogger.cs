using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Extensions.Logging;
using MicrosoftLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting.Logging;

/// <summary>
/// Writes an actor system's log to an <see cref="ILoggerFactory"/>, category <c>Akka.Actor.ActorSystem</c>. Needs a
/// <see cref="LoggerFactorySetup"/>, which <c>AddAkka</c> adds when the container has an <see cref="ILoggerFactory"/>.
/// </summary>
public class LoggerFactoryLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private static readonly Func<LogEvent, Exception?, string> Format = (log, _) => log.ToString();

    /// <summary>Logs what happens to this logger itself.</summary>
    protected readonly ILoggingAdapter InternalLogger = Event.Logging.GetLogger(Context.System.EventStream, nameof(LoggerFactoryLogger));

    private readonly ILogger _logger = Factory(Context.System).CreateLogger<ActorSystem>();
    private readonly LogFilterEvaluator _filter = Context.System.Settings.LogFilter;

    /// <summary>Creates the logger.</summary>
    /// <exception cref="ConfigurationException">The actor system was created without a <see cref="LoggerFactorySetup"/>.</exception>
    public LoggerFactoryLogger()
    {
    }

    /// <inheritdoc />
    protected override void PostStop() => InternalLogger.Debug("{0} stopped", nameof(LoggerFactoryLogger));

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent log:
                if (_filter.ShouldTryKeepMessage(log, out _)) Log(log, Sender.Path);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes one log event.</summary>
    /// <param name="log">The event.</param>
    /// <param name="path">The path of the actor that logged it.</param>
    protected virtual void Log(LogEvent log, ActorPath path) =>
        _logger.Log(LevelOf(log), default, log, log.Cause, Format);

    private static ILoggerFactory Factory(ActorSystem system)
    {
        var setup = system.Settings.Setup.Get<LoggerFactorySetup>();
        return setup.HasValue
            ? setup.Value.LoggerFactory
            : throw new ConfigurationException(
                $"{nameof(LoggerFactoryLogger)} needs a {nameof(LoggerFactorySetup)}, and actor system [{system.Name}] was created without one. " +
                "Add logging to the services (services.AddLogging()), or pass a factory: ConfigureLoggers(setup => setup.AddLoggerFactory(factory)).");
    }

    private static MicrosoftLevel LevelOf(LogEvent log) => log.LogLevel() switch
    {
        Event.LogLevel.DebugLevel => MicrosoftLevel.Debug,
        Event.LogLevel.InfoLevel => MicrosoftLevel.Information,
        Event.LogLevel.WarningLevel => MicrosoftLevel.Warning,
        _ => MicrosoftLevel.Error
    };
}
