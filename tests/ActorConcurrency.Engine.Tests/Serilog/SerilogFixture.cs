using System.Threading.Channels;
using ActorConcurrency.Engine.Tests.Hosting;
using Akka.Actor;
using Akka.Event;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using LogEvent = Serilog.Events.LogEvent;

namespace ActorConcurrency.Engine.Tests.SerilogLogging;

/// <summary>Serilog's global logger cannot be shared between tests that run at once.</summary>
[CollectionDefinition(Name)]
public sealed class SerilogCollection
{
    public const string Name = "Serilog";
}

/// <summary>An actor system that logs to Serilog, and Serilog events a test can wait for.</summary>
public abstract class SerilogFixture : IAsyncLifetime
{
    private readonly RecordingSink _sink = new();
    private readonly ILogger _before = Log.Logger;

    protected SerilogFixture() => Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_sink).CreateLogger();

    protected ActorSystem System { get; } = ActorSystem.Create(
        "test",
        """
        akka.loglevel = DEBUG
        akka.stdout-loglevel = OFF
        akka.loggers = ["Akka.Logger.Serilog.SerilogLogger, Akka.Logger.Serilog"]
        akka.logger-formatter = "Akka.Logger.Serilog.SerilogLogMessageFormatter, Akka.Logger.Serilog"
        """);

    /// <summary>Logs until something arrives: on Akka.NET 1.5 an event published right after the start may be lost.</summary>
    public async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TestHost.Hang);
        while (true)
        {
            System.Log.Info("ready?");
            await Task.Yield();
            limit.Token.ThrowIfCancellationRequested();
            while (_sink.Events.TryRead(out var logged))
                if (logged.RenderMessage() == "ready?") return;
        }
    }

    public async Task DisposeAsync()
    {
        await System.Terminate();
        Log.Logger = _before;
    }

    /// <summary>Waits for the next event whose text matches; the ones before it are skipped.</summary>
    protected async Task<LogEvent> Next(string text)
    {
        using var limit = new CancellationTokenSource(TestHost.Hang);
        while (true)
        {
            var logged = await _sink.Events.ReadAsync(limit.Token);
            if (logged.RenderMessage() == text) return logged;
        }
    }

    private sealed class RecordingSink : ILogEventSink
    {
        private readonly Channel<LogEvent> _events = Channel.CreateUnbounded<LogEvent>();

        public ChannelReader<LogEvent> Events => _events.Reader;

        public void Emit(LogEvent logEvent) => _events.Writer.TryWrite(logEvent);
    }
}
