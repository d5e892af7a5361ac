using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using LogEvent = Akka.Event.LogEvent;
using SerilogLog = Serilog.Log;

namespace Akka.Logger.Serilog;

/// <summary>
/// Writes an actor system's log to <see cref="SerilogLog.Logger"/>. Templates and arguments reach Serilog as they are; each event
/// has the properties <c>SourceContext</c>, <c>ActorPath</c>, <c>LogSource</c>, <c>Thread</c> and <c>Timestamp</c>.
/// Named in <c>akka.loggers</c>, or added with <c>AddLogger&lt;SerilogLogger&gt;()</c>.
/// </summary>
public class SerilogLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private readonly LogFilterEvaluator _filter = Context.System.Settings.LogFilter;

    /// <summary>Creates the logger.</summary>
    public SerilogLogger()
    {
        Receive<LogEvent>(log => Write(log, Sender.Path));
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
    }

    private void Write(LogEvent log, ActorPath path)
    {
        var level = LevelOf(log);
        var logger = log.LogClass is { } source ? SerilogLog.ForContext(source) : SerilogLog.Logger;
        if (!logger.IsEnabled(level) || !_filter.ShouldTryKeepMessage(log, out _)) return;

        var message = SerilogMessage.From(log.Message);
        IEnumerable<ILogEventEnricher> enrichers = [new LogEventEnricher(log, path), .. message.Enrichers];
        logger.ForContext(enrichers).Write(level, log.Cause, message.Template, message.Arguments);
    }

    private static LogEventLevel LevelOf(LogEvent log) => log.LogLevel() switch
    {
        LogLevel.DebugLevel => LogEventLevel.Debug,
        LogLevel.InfoLevel => LogEventLevel.Information,
        LogLevel.WarningLevel => LogEventLevel.Warning,
        _ => LogEventLevel.Error
    };
}
