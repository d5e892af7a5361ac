using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.TestActors;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Expectations about the log.</summary>
public sealed class EventFilterTests : KitSpec
{
    /// <summary>Tells a probe what is printed, so that a test sees what no filter has caught.</summary>
    public sealed class Printed : TestEventListener
    {
        private IActorRef _reader = ActorRefs.Nobody;

        protected override void Print(LogEvent logEvent)
        {
            if (logEvent.Message is Reader reader)
                _reader = reader.Ref;
            _reader.Tell(logEvent.ToString());
        }
    }

    public sealed record Reader(IActorRef Ref);

    private readonly TestProbe _printed;

    public EventFilterTests() : base($"akka.loglevel = DEBUG, akka.loggers = [\"{typeof(Printed).AssemblyQualifiedName}\"]")
    {
        _printed = CreateTestProbe();
        Sys.EventStream.Publish(new Error(null!, "test", GetType(), new Reader(_printed)));
        _printed.FishForMessage<string>(text => text.Contains(nameof(Reader)), Ample);
    }

    private static void LogTwice(ILoggingAdapter log)
    {
        log.Error("twice");
        log.Error("twice");
    }

    [Theory]
    [InlineData(LogLevel.DebugLevel)]
    [InlineData(LogLevel.InfoLevel)]
    [InlineData(LogLevel.WarningLevel)]
    [InlineData(LogLevel.ErrorLevel)]
    public void Each_level_has_a_filter(LogLevel level)
    {
        var message = $"{level} of {1} and {2}";

        EventFilter.ForLogLevel(level, message).ExpectOne(() => Log.Log(level, message));
        EventFilter.ForLogLevel(level, start: level.ToString()).ExpectOne(() => Log.Log(level, message));
        EventFilter.ForLogLevel(level, contains: "of 1").ExpectOne(() => Log.Log(level, message));
        EventFilter.ForLogLevel(level, new Regex("of . and .")).ExpectOne(() => Log.Log(level, message));
        Assert.Contains("0/1", Failure(() => EventFilter.ForLogLevel(level, "else").ExpectOne(Soon, () => Log.Log(level, message))));
    }

    [Fact]
    public async Task A_result_comes_out()
    {
        Assert.Equal(5, EventFilter.Info("a").ExpectOne(() => { Log.Info("a"); return 5; }));
        Assert.Equal(6, EventFilter.Info("a").Expect(1, Ample, () => { Log.Info("a"); return 6; }));
        Assert.Equal(7, await EventFilter.Info("a").ExpectOneAsync(async () => { await Task.Yield(); Log.Info("a"); return 7; }));
        Assert.Equal(8, await EventFilter.Info("a").ExpectAsync(1, Ample, async () => { await Task.Yield(); Log.Info("a"); return 8; }));
    }

    [Fact]
    public async Task Events_are_counted()
    {
        EventFilter.Error("twice").Expect(2, () => LogTwice(Log));
        await EventFilter.Error("twice").ExpectAsync(2, () => { LogTwice(Log); return Task.CompletedTask; });

        Assert.Equal("Timeout (00:00:00.0500000) while waiting for messages. Only received 2/3 messages that matched filter [Error when Message == \"twice\"]",
            Failure(() => EventFilter.Error("twice").Expect(3, Soon, () => LogTwice(Log))));
        Assert.Equal("Received 1 message too many. Expected 1 message but received 2 that matched filter [Error]",
            await FailureAsync(() => EventFilter.Error().ExpectOneAsync(() => { LogTwice(Log); return Task.CompletedTask; })));
    }

    [Fact]
    public void None_means_none_during_the_whole_wait()
    {
        EventFilter.Error().Expect(0, Soon, () => Log.Info("harmless"));

        Assert.Contains("Expected 0 messages but received", Failure(() => EventFilter.Error().Expect(0, Ample, () => LogTwice(Log))));
    }

    [Fact]
    public async Task What_comes_later_is_waited_for()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((_, _) => { Log.Warning("late"); return AutoPilot.KeepRunning; }));

        var expected = EventFilter.Warning("late").ExpectAsync(1, Ample, () => Task.CompletedTask);
        Assert.False(expected.IsCompleted);
        probe.Ref.Tell("now");

        await expected;
    }

    [Fact]
    public void What_is_expected_is_not_printed()
    {
        EventFilter.Warning(start: "hush").ExpectOne(() => Log.Warning("hush now"));
        Log.Warning("loud");

        Assert.Contains("loud", _printed.ExpectMsg<string>(Ample));
    }

    [Fact]
    public async Task Muting_keeps_events_out_until_it_ends()
    {
        using (EventFilter.Warning().Mute())
            Log.Warning("muted");
        var mute = EventFilter.Warning().Mute();
        Log.Warning("muted");
        mute.Unmute();
        mute.Unmute();
        EventFilter.Warning().Mute(() => Log.Warning("muted"));
        Assert.Equal(3, EventFilter.Warning().Mute(() => { Log.Warning("muted"); return 3; }));
        await EventFilter.Warning().MuteAsync(() => { Log.Warning("muted"); return Task.CompletedTask; });
        Log.Warning("loud");

        Assert.Contains("loud", _printed.ExpectMsg<string>(Ample));
    }

    [Fact]
    public void Filters_can_be_added_up()
    {
        EventFilter.Error("a").And.Warning("b").And.Info("c").Expect(3, () =>
        {
            Log.Error("a");
            Log.Warning("b");
            Log.Info("c");
            Log.Info("d");
        });

        Assert.Contains("[Error when Message == \"a\",Warning when Message starts with \"b\" and Source == \"s\"]",
            Failure(() => EventFilter.Error("a").And.Warning(start: "b", source: "s").Expect(2, Soon, () => { })));
    }

    [Fact]
    public void Exceptions_are_matched_by_type_and_by_either_message()
    {
        void LogIt() => Log.Error(new ArgumentNullException("p", "inside"), "outside");

        EventFilter.Exception<ArgumentNullException>("outside").ExpectOne(LogIt);
        EventFilter.Exception<ArgumentException>(start: "inside").ExpectOne(LogIt);
        EventFilter.Exception(typeof(ArgumentException), new Regex("^outside$")).ExpectOne(LogIt);
        EventFilter.Error("outside").ExpectOne(LogIt);
        Assert.Contains("[Error with Cause <System.InvalidTimeZoneException>]", Failure(() => EventFilter.Exception<InvalidTimeZoneException>().ExpectOne(Soon, LogIt)));
    }

    [Fact]
    public void Inner_exceptions_are_matched_if_told_so()
    {
        void LogIt() => Log.Error(new InvalidTimeZoneException("outer", new ArgumentException("inner")), "text");

        EventFilter.Exception(typeof(ArgumentException), contains: "inner", checkInnerExceptions: true).ExpectOne(LogIt);
        Assert.Contains("0/1", Failure(() => EventFilter.Exception(typeof(ArgumentException)).ExpectOne(Soon, LogIt)));
    }

    [Fact]
    public void Dead_letters_are_matched_by_message_and_receiver()
    {
        var dead = Sys.ActorOf(BlackHoleActor.Props, "dead");
        Watch(dead);
        Sys.Stop(dead);
        ExpectTerminated(dead, Ample);

        EventFilter.DeadLetter().ExpectOne(() => dead.Tell(1));
        EventFilter.DeadLetter<int>().ExpectOne(() => dead.Tell(1));
        EventFilter.DeadLetter<int>(n => n > 1).ExpectOne(() => { dead.Tell(1); dead.Tell(2); });
        EventFilter.DeadLetter(typeof(IComparable), source: "/user/dead").ExpectOne(() => dead.Tell("text"));
        EventFilter.DeadLetter(typeof(string), m => m.ToString() == "b").ExpectOne(() => { dead.Tell("a"); dead.Tell("b"); });
        Assert.Contains("[DeadLetter when Source == \"/user/else\"]", Failure(() => EventFilter.DeadLetter<int>(source: "/user/else").ExpectOne(Soon, () => dead.Tell(1))));
    }

    [Fact]
    public void Sources_are_matched_with_and_without_the_address()
    {
        var failing = Sys.ActorOf(Props.Create(() => new Failing()), "failing");

        EventFilter.Error(source: failing.Path.ToString()).ExpectOne(() => failing.Tell("x"));
        EventFilter.Error(source: "/user/failing").ExpectOne(() => failing.Tell("x"));
        Assert.Contains("0/1", Failure(() => EventFilter.Error(source: "/user/fail").ExpectOne(Soon, () => failing.Tell("x"))));
    }

    [Fact]
    public void A_predicate_may_look_at_anything()
    {
        EventFilter.Custom(e => e is Warning && e.LogSource.Contains("akka://test")).ExpectOne(() => Log.Warning("x"));
        EventFilter.Custom<Info>(e => e.Message.ToString() == "y").ExpectOne(() => Log.Info("y"));
        CreateEventFilter(Sys).Custom<Info>(e => e.Message.ToString() == "y").ExpectOne(() => Log.Info("y"));
    }

    [Fact]
    public async Task What_the_code_throws_comes_out()
    {
        Assert.Throws<InvalidTimeZoneException>(() => EventFilter.Info().ExpectOne(() => throw new InvalidTimeZoneException()));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => EventFilter.Info().ExpectOneAsync(Task () => throw new InvalidTimeZoneException()));
    }

    private sealed class Failing : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidTimeZoneException();
    }
}
