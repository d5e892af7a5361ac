using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

public sealed class LogEventTests
{
    [Fact]
    public void A_line_has_level_time_thread_source_and_text()
    {
        var logged = new Warning("source", typeof(LogEventTests), "text");

        Assert.Matches(
            @"^\[WARNING\]\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\.\d{3}Z\]\[Thread \d{4,}\]\[source\] text$",
            logged.ToString());
    }

    [Fact]
    public void The_cause_follows_on_the_next_line()
    {
        var logged = new Error(new InvalidOperationException("boom"), "source", typeof(LogEventTests), "text");

        Assert.EndsWith($"] text{Environment.NewLine}Cause: System.InvalidOperationException: boom", logged.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_knows_when_and_on_which_thread_it_was_made()
    {
        var before = DateTime.UtcNow;
        var logged = new Info("source", typeof(LogEventTests), "text");

        Assert.InRange(logged.Timestamp, before, DateTime.UtcNow);
        Assert.Equal(DateTimeKind.Utc, logged.Timestamp.Kind);
        Assert.Same(Thread.CurrentThread, logged.Thread);
    }

    [Fact]
    public void Levels_translate_to_classes_and_names()
    {
        Assert.Equal(typeof(Debug), LogLevel.DebugLevel.ClassFor());
        Assert.Equal(typeof(Error), LogLevel.ErrorLevel.ClassFor());
        Assert.Equal("WARNING", LogLevel.WarningLevel.StringFor());
        Assert.Equal(LogLevel.InfoLevel, Logging.LogLevelFor<Info>());
        Assert.Equal(LogLevel.DebugLevel, Logging.LogLevelFor("debug"));
        Assert.True(Logging.LogLevelFor("OFF") > LogLevel.ErrorLevel);
    }

    [Fact]
    public void A_level_that_does_not_exist_is_named()
    {
        var fault = Assert.Throws<ArgumentException>("logLevel", () => Logging.LogLevelFor("loud"));

        Assert.StartsWith("Unknown LogLevel: \"LOUD\". Valid values are: \"DEBUG\", \"INFO\", \"WARNING\", \"ERROR\"", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ((LogLevel)9).ClassFor());
        Assert.Throws<ArgumentException>(() => Logging.LogLevelFor<LogEvent>());
    }

    [Fact]
    public void Sources_are_named_after_what_they_are()
    {
        Assert.Equal("text", LogSource.Create("text").Source);
        Assert.Equal(typeof(DummyClassForStringSources), LogSource.Create("text").Type);
        Assert.Equal("List`1", LogSource.Create(typeof(List<int>)).Source);
        Assert.Equal(typeof(List<int>), LogSource.Create(typeof(List<int>)).Type);
        Assert.Equal("LogEventTests", LogSource.Create(this).Source);
        Assert.Equal(("any", typeof(int)), (LogSource.Create("any", typeof(int)).Source, LogSource.Create("any", typeof(int)).Type));
    }
}
