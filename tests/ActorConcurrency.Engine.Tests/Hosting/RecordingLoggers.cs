using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ActorConcurrency.Engine.Tests.Hosting;

/// <summary>One line that was logged.</summary>
internal sealed record LoggedLine(string Category, LogLevel Level, string Text, Exception? Cause);

/// <summary>Loggers whose lines a test can wait for.</summary>
internal sealed class RecordingLoggers : ILoggerFactory, ILoggerProvider
{
    private readonly Channel<LoggedLine> _lines = Channel.CreateUnbounded<LoggedLine>();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines.Writer);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

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

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.TryWrite(new LoggedLine(category, logLevel, formatter(state, exception), exception));
    }
}
