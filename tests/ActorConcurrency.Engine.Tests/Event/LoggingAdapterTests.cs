using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class LoggingAdapterTests : TestKit
{
    private readonly Recorder _recorder = new();

    public static TheoryData<LogLevel, Type> Levels => new()
    {
        { LogLevel.DebugLevel, typeof(Debug) },
        { LogLevel.InfoLevel, typeof(Info) },
        { LogLevel.WarningLevel, typeof(Warning) },
        { LogLevel.ErrorLevel, typeof(Error) },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void Every_level_makes_its_own_event(LogLevel level, Type type)
    {
        var cause = new InvalidOperationException("boom");

        _recorder.Log.Log(level, cause, "text");

        var logged = Assert.Single(_recorder.Events);
        Assert.IsType(type, logged);
        Assert.Equal(level, logged.LogLevel());
        Assert.Same(cause, logged.Cause);
        Assert.Equal("text", logged.Message);
    }

    [Fact]
    public void Levels_below_the_buses_are_dropped()
    {
        _recorder.Bus.SetLogLevel(LogLevel.WarningLevel);
        var log = Logging.GetLogger(_recorder.Bus, "source");

        log.Debug("debug");
        log.Info("info {0}", 1);
        log.Warning("warning");
        log.Error("error");

        Assert.Equal(["warning", "error"], _recorder.Texts);
    }

    [Fact]
    public void Template_and_arguments_of_any_number_are_merged()
    {
        var log = _recorder.Log;

        log.Info("{0}", 1);
        log.Info("{0} {1}", 1, "b");
        log.Info("{0} {1} {2}", 1, "b", 'c');
        log.Info("{0} {1} {2} {3}", 1, "b", 'c', 4L);
        log.Info("{0} {1} {2} {3} {4}", 1, "b", 'c', 4L, 5m);
        log.Info("{0} {1} {2} {3} {4} {5}", 1, "b", 'c', 4L, 5m, null as object);
        log.Info("{0} {1}", new object[] { 1, "b" });

        Assert.Equal(["1", "1 b", "1 b c", "1 b c 4", "1 b c 4 5", "1 b c 4 5 ", "1 b"], _recorder.Texts);
    }

    [Fact]
    public void A_message_keeps_its_template_and_its_arguments()
    {
        _recorder.Log.Error(new Exception("boom"), "{0} of {1}", 3, "apple");

        var message = Assert.IsAssignableFrom<LogMessage>(Assert.Single(_recorder.Events).Message);
        Assert.Equal("{0} of {1}", message.Format);
        Assert.Equal(new object[] { 3, "apple" }, message.Parameters());
    }

    [Fact]
    public void A_text_without_arguments_is_no_template()
    {
        _recorder.Log.Info("a {0} {literal}");

        Assert.Equal("a {0} {literal}", Assert.Single(_recorder.Texts));
    }

    [Fact]
    public void Merging_waits_until_somebody_looks()
    {
        var argument = new Spy();
        _recorder.Log.Info("{0}", argument);

        Assert.False(argument.Asked);
        _ = Assert.Single(_recorder.Texts);
        Assert.True(argument.Asked);
    }

    [Fact]
    public void A_formatter_of_ones_own_merges_in_its_own_way()
    {
        var log = Logging.GetLogger(_recorder.Bus, "source", new ShoutingFormatter());

        log.Info("loud {0}", 1);

        Assert.Equal("LOUD 1!", Assert.Single(_recorder.Texts));
    }

    [Fact]
    public void A_level_that_does_not_exist_is_rejected() =>
        Assert.Throws<NotSupportedException>(() => _recorder.Log.IsEnabled((LogLevel)9));

    [Fact]
    public void No_logger_drops_everything()
    {
        NoLogger.Instance.Error("lost");

        Assert.False(NoLogger.Instance.IsErrorEnabled);
        Assert.False(NoLogger.Instance.IsEnabled(LogLevel.ErrorLevel));
    }

    [Fact]
    public async Task A_logger_of_an_actor_names_its_path_and_its_class()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Warning));

        Sys.ActorOf(Props.Create(() => new Talker()), "talker").Tell("news");

        var logged = await ExpectMsgAsync<Warning>();
        Assert.Equal($"akka://{Sys.Name}/user/talker", logged.LogSource);
        Assert.Equal(typeof(Talker), logged.LogClass);
        Assert.Equal("heard news", logged.Message.ToString());
    }

    private sealed class Talker : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public Talker() => Receive<string>(text => _log.Warning("heard {0}", text));
    }

    private sealed class Spy
    {
        public bool Asked { get; private set; }

        public override string ToString()
        {
            Asked = true;
            return "spy";
        }
    }

    private sealed class ShoutingFormatter : ILogMessageFormatter
    {
        public string Format(string format, params object[] args) => string.Format(format, args).ToUpperInvariant() + "!";

        public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
    }

    /// <summary>A bus whose only subscriber writes down what comes.</summary>
    private sealed class Recorder
    {
        private readonly RecordingLogger _logger = new();

        public Recorder()
        {
            Bus.Subscribe(_logger, typeof(LogEvent));
            Log = Logging.GetLogger(Bus, "source");
        }

        public LoggingBus Bus { get; } = new();

        public ILoggingAdapter Log { get; }

        public List<LogEvent> Events => _logger.Events;

        public IEnumerable<string?> Texts => Events.Select(e => e.Message.ToString());
    }

    private sealed class RecordingLogger : MinimalLogger
    {
        public List<LogEvent> Events { get; } = [];

        protected override void Log(object message) => Events.Add((LogEvent)message);
    }
}
