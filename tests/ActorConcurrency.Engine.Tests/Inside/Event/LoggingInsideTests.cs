using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What the engine's bus promises beyond the shared behaviour.</summary>
public sealed class LoggingInsideTests
{
    [Fact]
    public void A_logger_feels_a_change_of_the_level_at_once()
    {
        var bus = new LoggingBus();
        var log = Logging.GetLogger(bus, "source");
        bus.SetLogLevel(LogLevel.InfoLevel);
        Assert.False(log.IsDebugEnabled);

        bus.SetLogLevel(LogLevel.DebugLevel);

        Assert.True(log.IsDebugEnabled);
    }

    [Fact]
    public void Publishing_allocates_nothing_once_a_class_is_known()
    {
        var stream = new EventStream(false);
        stream.Subscribe(new Sink(), typeof(object));
        var @event = new object();
        stream.Publish(@event);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            stream.Publish(@event);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_log_call_below_the_level_allocates_nothing()
    {
        var bus = new LoggingBus();
        bus.SetLogLevel(LogLevel.WarningLevel);
        var log = Logging.GetLogger(bus, "source");
        log.Info("{0} {1}", 1, 2L);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            log.Info("{0} {1}", i, 2L);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_subscription_renewed_takes_back_what_was_left()
    {
        var stream = new EventStream(false);
        var sink = new Sink();
        stream.Subscribe(sink, typeof(object));
        stream.Unsubscribe(sink, typeof(string));

        Assert.True(stream.Subscribe(sink, typeof(object)));

        stream.Publish("text");
        Assert.Equal(1, sink.Count);
    }

    private sealed class Sink : MinimalLogger
    {
        public int Count { get; private set; }

        protected override void Log(object message) => Count++;
    }
}
