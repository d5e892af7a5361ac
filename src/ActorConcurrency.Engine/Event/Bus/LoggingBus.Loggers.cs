using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Event;

public partial class LoggingBus
{
    private static int _lastLoggerNumber;

    private readonly List<LoggerStartup> _startups = [];

    /// <summary>Starts the minimal logger, which prints until the configured loggers run.</summary>
    /// <param name="config">The settings of the system.</param>
    public void StartStdoutLogger(Settings config)
    {
        var level = Logging.LogLevelFor(config.StdoutLogLevel);
        config.StdoutLogger.Filter = config.LogFilter;
        lock (_loggersGate)
            _logLevel = level;
        SubscribeLogLevelAndAbove(level, config.StdoutLogger);
        PublishDebug(SimpleName(this), "StandardOutLogger started");
    }

    /// <summary>
    /// Starts the configured loggers. Waits until they are ready, at most <c>akka.logger-startup-timeout</c>; those that are late join
    /// when they are ready.
    /// </summary>
    /// <exception cref="ConfigurationException">A logger's class cannot be found.</exception>
    internal void StartDefaultLoggers(ActorSystemImpl system)
    {
        var settings = system.Settings;
        var source = $"{SimpleName(this)}({system.Name})";
        lock (_loggersGate)
            _logLevel = Logging.LogLevelFor(settings.LogLevel);

        var keepStdout = false;
        foreach (var name in settings.Loggers)
        {
            if (LoggerTypes.IsStandardOut(name))
                keepStdout = true;
            else
                Start(new LoggerStartup(this, system, LoggerTypes.Resolve(name), Interlocked.Increment(ref _lastLoggerNumber), source));
        }

        new LoggerFlush(this, system).RegisterForEnd();
        if (!settings.LoggerAsyncStart)
            AwaitStartups(settings.LoggerStartTimeout);
        if (settings.DebugUnhandledMessage)
            Subscribe(new UnhandledMessageForwarder(this, system), typeof(UnhandledMessage));

        ReplaceStdoutLogger(settings.StdoutLogger, keepStdout, source);
        PublishDebug(source, "Default Loggers started");
        // What is said of the start is written before the start is over, so that it does not get among what the application logs first.
        if (LogLevel == LogLevel.DebugLevel && !settings.LoggerAsyncStart)
            new LoggerFlush(this, system).AtStart();
    }

    /// <summary>Stops the loggers; from then on the minimal logger prints, unless it is off.</summary>
    internal void StopDefaultLoggers(ActorSystem system)
    {
        var settings = system.Settings;
        if (!settings.StdoutLogLevel.Equals("off", StringComparison.OrdinalIgnoreCase))
            SubscribeLogLevelAndAbove(LogLevel, settings.StdoutLogger);
        PublishDebug(SimpleName(this), "Shutting down: StandardOutLogger started");

        var (loggers, startups) = TakeLoggers();
        foreach (var startup in startups)
            startup.Cancel();
        foreach (var logger in loggers.Where(logger => logger is not MinimalLogger))
        {
            Unsubscribe(logger);
            ((IInternalActorRef)logger).Stop();
        }

        PublishDebug(SimpleName(this), "All default loggers stopped");
    }

    /// <summary>The loggers that are actors, at this moment.</summary>
    internal IReadOnlyList<IActorRef> LoggerActors()
    {
        lock (_loggersGate)
            return [.. _loggers.Where(logger => logger is not MinimalLogger)];
    }

    /// <summary>A logger is ready: feeds it. False if the bus has stopped its loggers in the meantime.</summary>
    internal bool Join(LoggerStartup startup, IActorRef logger)
    {
        lock (_loggersGate)
        {
            if (!_startups.Remove(startup))
                return false;
            _loggers = _loggers.Add(logger);
            SubscribeLogLevelAndAbove(_logLevel, logger);
            return true;
        }
    }

    /// <summary>A logger will never be ready.</summary>
    internal void GiveUp(LoggerStartup startup)
    {
        lock (_loggersGate)
            _startups.Remove(startup);
    }

    private void Start(LoggerStartup startup)
    {
        lock (_loggersGate)
            _startups.Add(startup);
        startup.Begin();
    }

    private void AwaitStartups(TimeSpan timeout)
    {
        LoggerStartup[] startups;
        lock (_loggersGate)
            startups = [.. _startups];

        var clock = Stopwatch.StartNew();
        foreach (var startup in startups)
            startup.Await(timeout, timeout - clock.Elapsed);
    }

    private void ReplaceStdoutLogger(MinimalLogger stdout, bool keep, string source)
    {
        if (keep)
        {
            lock (_loggersGate)
            {
                _loggers = _loggers.Add(stdout);
                SetLogLevel(LogLevel);
            }
        }
        else
        {
            PublishDebug(source, "StandardOutLogger being removed");
            Unsubscribe(stdout);
        }
    }

    private (ImmutableArray<IActorRef> Loggers, LoggerStartup[] Startups) TakeLoggers()
    {
        lock (_loggersGate)
        {
            var taken = (_loggers, _startups.ToArray());
            _loggers = [];
            _startups.Clear();
            return taken;
        }
    }

    private void PublishDebug(string source, string message) => Publish(new Debug(source, GetType(), message));
}
