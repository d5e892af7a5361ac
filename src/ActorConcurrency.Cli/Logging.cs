using System.CommandLine;
using ActorConcurrency.Comparison;
using Akka.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorConcurrency.Cli;

/// <summary>The log: Serilog, to standard error and to a file. A trial's process sends its events here, so that one process writes them all.</summary>
internal static class Logging
{
    private const string Template = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Trial}{Message:lj}{NewLine}{Exception}";

    /// <summary>Opens the log that the options ask for.</summary>
    public static void Open(ParseResult parsed)
    {
        var level = Choices.Level(parsed.GetValue(CommonOptions.Verbosity)!);
        var log = new LoggerConfiguration().MinimumLevel.Is(LeastLevel(parsed))
            .WriteTo.Console(level, Template, standardErrorFromLevel: LogEventLevel.Verbose);
        if (parsed.GetValue(CommonOptions.LogFile) is { } path) log.WriteTo.File(Writable(path), FileLevel(level), Template);
        Log.Logger = log.CreateLogger();
    }

    /// <summary>Opens the log of a trial's process: every event goes to the laboratory.</summary>
    public static LogEventLevel OpenIn(TrialHost host, ParseResult parsed)
    {
        var level = Choices.Level(parsed.GetValue(CommonOptions.Verbosity)!);
        Log.Logger = new LoggerConfiguration().MinimumLevel.Is(level).WriteTo.Sink(new HostSink(host)).CreateLogger();
        return level;
    }

    /// <summary>Whether standard error is to show more than warnings.</summary>
    public static bool IsTalkative(ParseResult parsed) => Choices.Level(parsed.GetValue(CommonOptions.Verbosity)!) < LogEventLevel.Warning;

    /// <summary>The lowest level that anybody listens to.</summary>
    public static LogEventLevel LeastLevel(ParseResult parsed)
    {
        var level = Choices.Level(parsed.GetValue(CommonOptions.Verbosity)!);
        return parsed.GetValue(CommonOptions.LogFile) is null ? level : FileLevel(level);
    }

    /// <summary>Actor systems log through Serilog, at its level.</summary>
    public static Config ActorConfiguration(LogEventLevel level) => ConfigurationFactory.ParseString($$"""
        akka {
          loglevel = {{ActorLevel(level)}}
          loggers = ["Akka.Logger.Serilog.SerilogLogger, Akka.Logger.Serilog"]
        }
        """);

    /// <summary>Logs what happens in the laboratory.</summary>
    public static void Write(TrialNews news)
    {
        var log = Log.ForContext("Trial", $"{news.Order}: ");
        switch (news)
        {
            case TrialNews.Starting:
                log.Information("starting");
                break;
            case TrialNews.Over(_, var verdict, var took):
                log.Information("{Verdict:l} after {Took:0} ms", verdict.ToString().ToLowerInvariant(), took.TotalMilliseconds);
                break;
            case TrialNews.Reported(var order, TrialEvent.Logged(var level, var text)):
                log.Write(order.Experiment.FailsOnPurpose ? LogEventLevel.Debug : Enum.Parse<LogEventLevel>(level), "{Text:l}", text);
                break;
            case TrialNews.Reported(_, var note):
                log.Debug("{Event}", note);
                break;
        }
    }

    private static LogEventLevel FileLevel(LogEventLevel level) => level < LogEventLevel.Information ? level : LogEventLevel.Information;

    private static string Writable(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            using (File.Open(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The file '{path}' cannot be written to. Valid for --log-file: a file in a folder that exists or can be created. ({failure.Message})");
        }
    }

    private static string ActorLevel(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "DEBUG",
        LogEventLevel.Information => "INFO",
        LogEventLevel.Warning => "WARNING",
        _ => "ERROR",
    };

    private sealed class HostSink(TrialHost host) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            var text = logEvent.RenderMessage() + (logEvent.Exception is { } exception ? $"{Environment.NewLine}{exception}" : "");
            host.Send(new TrialEvent.Logged(logEvent.Level.ToString(), text));
        }
    }
}
