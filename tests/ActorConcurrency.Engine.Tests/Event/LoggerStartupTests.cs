using System.Collections.Concurrent;
using System.Threading.Channels;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>How loggers come and go. What is printed before, between and after them is caught by a minimal logger.</summary>
public sealed class LoggerStartupTests : IAsyncDisposable
{
    private const string Knock = "do you hear me?";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<ActorSystem> _systems = [];

    [Fact]
    public async Task A_configured_logger_is_initialised_and_gets_events_from_its_level_on()
    {
        var system = await Heard(Create("akka.loglevel = INFO", typeof(Recorder)));

        system.Log.Debug("debug");
        system.Log.Info("info {0}", 1);
        system.Log.Error("error");

        Assert.Equal("info 1", (await Next(system)).Message.ToString());
        Assert.Equal("error", (await Next(system)).Message.ToString());
    }

    [Fact]
    public async Task A_change_of_the_level_changes_what_loggers_get()
    {
        var system = await Heard(Create("akka.loglevel = INFO", typeof(Recorder)));

        system.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        system.Log.Warning("warning");
        system.Log.Error("error");
        system.EventStream.SetLogLevel(LogLevel.DebugLevel);
        system.Log.Debug("debug");

        Assert.Equal("error", (await Next(system)).Message.ToString());
        Assert.Equal("debug", (await Next(system)).Message.ToString());
    }

    [Fact]
    public void A_logger_that_cannot_be_found_fails_the_creation()
    {
        var fault = Assert.Throws<ConfigurationException>(() => Create("", "Nowhere.Logger, Nowhere"));

        Assert.Contains("Nowhere.Logger, Nowhere", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(SilentLogger))]
    [InlineData(typeof(FailingLogger))]
    [InlineData(typeof(UnbornLogger))]
    public async Task A_logger_that_does_not_come_up_does_not_keep_the_system_from_starting(Type logger)
    {
        var system = await Heard(Create("akka.logger-startup-timeout = 100ms", typeof(Recorder), logger));

        system.Log.Error("still here");

        await Recorder.EventsOf(system).Next(logged => Equals(logged.Message, "still here"));
    }

    [Fact]
    public async Task A_stuck_logger_does_not_keep_a_system_whose_clock_stands_still_from_starting()
    {
        using var release = StuckLogger.Release = new ManualResetEventSlim();
        var clock = $"akka.scheduler.implementation = \"{typeof(TestScheduler).AssemblyQualifiedName}\"";

        var created = Task.Run(() => Create($"akka.loglevel = DEBUG\n{clock}", typeof(StuckLogger)));
        var first = await Task.WhenAny(created, Task.Delay(Patience));

        release.Set();
        Assert.Same(created, first);
        Assert.IsType<TestScheduler>((await created).Scheduler);
        await (await created).Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_late_logger_joins_when_it_is_ready()
    {
        var system = Create("akka { logger-startup-timeout = 100ms, loglevel = DEBUG }", typeof(LateLogger));
        var events = new Signal();
        var listener = system.ActorOf(Props.Create(() => new Forwarder(events)));
        system.EventStream.Subscribe(listener, typeof(Debug));

        system.EventStream.Publish(new LateLogger.Go());

        await events.Next(logged => logged.Message.ToString()!.Contains("[" + typeof(LateLogger).FullName + "] started", StringComparison.Ordinal));
        var heard = LateLogger.Events.Next(logged => logged.Message.ToString() == "at last");
        while (await Task.WhenAny(heard, Task.Delay(10)) != heard)
            system.Log.Info("at last");
        await heard;
    }

    [Fact]
    public async Task Termination_stops_the_loggers_and_says_so()
    {
        var events = new Signal();
        var system = Create("akka { loglevel = DEBUG, stdout-loglevel = OFF }", typeof(Recorder));
        using var kit = new TestKit();
        var listener = kit.Sys.ActorOf(Props.Create(() => new Forwarder(events)));
        system.EventStream.Subscribe(listener, typeof(Debug));

        await system.Terminate();

        await events.Next(logged => Equals(logged.Message, "Shutting down: StandardOutLogger started") && logged.LogSource == "EventStream");
        await events.Next(logged => Equals(logged.Message, "All default loggers stopped") && logged.LogClass == typeof(EventStream));
    }

    [Fact]
    public async Task The_default_logger_prints_with_the_minimal_logger()
    {
        var system = Create(
            $"akka.stdout-logger-class = \"{typeof(Printer).AssemblyQualifiedName}\"", typeof(DefaultLogger));
        var printed = Printer.Events.Next(logged => logged.Message.ToString() == "read all about it");

        while (await Task.WhenAny(printed, Task.Delay(10)) != printed)
            system.Log.Warning("read all about it");

        Assert.IsType<Warning>(await printed);
        Assert.IsType<Printer>(system.Settings.StdoutLogger);
    }

    [Fact]
    public async Task Unhandled_messages_are_debug_events_if_that_is_configured()
    {
        var system = await Heard(Create("akka { loglevel = DEBUG, actor.debug.unhandled = on }", typeof(Recorder)));

        system.EventStream.Publish(new UnhandledMessage(42, ActorRefs.NoSender, system.DeadLetters));

        var logged = await Recorder.EventsOf(system).Next(e => Equals(e.Message, "Unhandled message from NoSender : 42"));
        Assert.Equal(system.DeadLetters.Path.ToString(), logged.LogSource);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var system in _systems)
            await system.Terminate().WaitAsync(Patience);
    }

    private ActorSystem Create(string config, params Type[] loggers) =>
        Create(config, loggers.Select(logger => logger.AssemblyQualifiedName!).ToArray());

    private ActorSystem Create(string config, params string[] loggers)
    {
        var names = string.Join(", ", loggers.Select(name => $"\"{name}\""));
        var system = ActorSystem.Create($"loggers-{Guid.NewGuid():N}", ConfigurationFactory.ParseString(
            $"akka.loggers = [{names}]\n{config}"));
        _systems.Add(system);
        return system;
    }

    private static Task<LogEvent> Next(ActorSystem system) => Recorder.EventsOf(system).Next(logged => !Equals(logged.Message, Knock));

    /// <summary>A logger may be fed a little after its system is there: knocks until it hears.</summary>
    private static async Task<ActorSystem> Heard(ActorSystem system)
    {
        var heard = Recorder.EventsOf(system).Next(logged => Equals(logged.Message, Knock));
        while (await Task.WhenAny(heard, Task.Delay(10)) != heard)
            system.Log.Error(Knock);
        return system;
    }

    /// <summary>Log events, one after the other, as they come.</summary>
    private sealed class Signal
    {
        private readonly Channel<LogEvent> _events = Channel.CreateUnbounded<LogEvent>();

        public void Add(LogEvent logged) => _events.Writer.TryWrite(logged);

        public async Task<LogEvent> Next(Func<LogEvent, bool> isWanted)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (true)
            {
                var logged = await _events.Reader.ReadAsync(patience.Token);
                if (isWanted(logged))
                    return logged;
            }
        }
    }

    private sealed class Forwarder : ReceiveActor
    {
        public Forwarder(Signal events) => Receive<LogEvent>(events.Add);
    }

    private sealed class Recorder : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        private static readonly ConcurrentDictionary<string, Signal> Events = new();

        public Recorder()
        {
            var events = EventsOf(Context.System);
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(events.Add);
        }

        public static Signal EventsOf(ActorSystem system) => Events.GetOrAdd(system.Name, _ => new Signal());
    }

    private sealed class SilentLogger : ReceiveActor
    {
        public SilentLogger() => ReceiveAny(_ => { });
    }

    private sealed class FailingLogger : ReceiveActor
    {
        public FailingLogger() => Receive<InitializeLogger>(_ => throw new InvalidOperationException("no"));
    }

    private sealed class UnbornLogger : ReceiveActor
    {
        public UnbornLogger() => throw new InvalidOperationException("no");
    }

    /// <summary>Comes up, and is stuck in the first event.</summary>
    private sealed class StuckLogger : ReceiveActor
    {
        public StuckLogger()
        {
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(_ => Release.Wait(Patience * 3));
        }

        public static ManualResetEventSlim Release { get; set; } = new();
    }

    private sealed class LateLogger : ReceiveActor
    {
        public static readonly Signal Events = new();

        public LateLogger()
        {
            IActorRef? asker = null;
            Receive<InitializeLogger>(init =>
            {
                asker = Sender;
                init.LoggingBus.Subscribe(Self, typeof(Go));
            });
            Receive<Go>(_ => asker!.Tell(new LoggerInitialized()));
            Receive<LogEvent>(Events.Add);
        }

        public sealed record Go;
    }

    private sealed class Printer : MinimalLogger
    {
        public static readonly Signal Events = new();

        protected override void Log(object message)
        {
            if (message is LogEvent logged)
                Events.Add(logged);
        }
    }
}
