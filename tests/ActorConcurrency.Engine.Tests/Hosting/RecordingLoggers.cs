using System.Threading.Channels;
using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;
using MicrosoftLevel = Microsoft.Extensions.Logging.LogLevel;

namespace ActorConcurrency.Engine.Tests.Hosting;

/// <summary>One line that was logged.</summary>
internal sealed record LoggedLine(string Category, MicrosoftLevel Level, string Text, Exception? Cause);

/// <summary>Loggers whose lines a test can wait for.</summary>
internal sealed class RecordingLoggers : ILoggerFactory, ILoggerProvider
{
    private const string Ready = "ready?";

    private readonly Channel<LoggedLine> _lines = Channel.CreateUnbounded<LoggedLine>();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines.Writer);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <summary>
    /// Logs until something arrives. On Akka.NET 1.5 an event published right after the start of an actor system may be lost.
    /// </summary>
    public async Task ReachedBy(ActorSystem system)
    {
        using var limit = new CancellationTokenSource(TestHost.Hang);
        while (true)
        {
            system.Log.Info(Ready);
            await Task.Yield();
            limit.Token.ThrowIfCancellationRequested();
            while (_lines.Reader.TryRead(out var line))
                if (line.Text.EndsWith(Ready, StringComparison.Ordinal)) return;
        }
    }

    /// <summary>Waits for the next line that matches; the ones before it are skipped.</summary>
    public async Task<LoggedLine> Next(Predicate<LoggedLine> matches)
    {
        using var limit = new CancellationTokenSource(TestHost.Hang);
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(limit.Token);
            if (matches(line)) return line;
        }
    }

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ChannelWriter<LoggedLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(MicrosoftLevel logLevel) => true;

        public void Log<TState>(
            MicrosoftLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.TryWrite(new LoggedLine(category, logLevel, formatter(state, exception), exception));
    }
}
