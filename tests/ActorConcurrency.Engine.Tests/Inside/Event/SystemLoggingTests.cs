using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

public sealed class SystemLoggingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_is_logged_before_a_termination_is_printed()
    {
        const int lines = 5_000;
        var system = ActorSystem.Create("chatty", ConfigurationFactory.ParseString(
            $"akka.stdout-logger-class = \"{typeof(Printer).AssemblyQualifiedName}\""));

        for (var i = 0; i < lines; i++)
            system.Log.Info("line {0}", i);
        await system.Terminate().WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, lines).Select(i => $"line {i}"), Printer.Lines.Where(line => line.StartsWith("line", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Loggers_get_what_the_level_says_whoever_changed_it_at_the_same_time()
    {
        var system = ActorSystem.Create("changing", ConfigurationFactory.ParseString(
            $"akka {{ stdout-logger-class = \"{typeof(Printer).AssemblyQualifiedName}\", loggers = [\"Akka.Event.StandardOutLogger\"] }}"));
        using var together = new Barrier(2);

        for (var round = 0; round < 20_000; round++)
        {
            var other = Task.Run(() => Set(LogLevel.DebugLevel));
            Set(LogLevel.ErrorLevel);
            await other;

            system.EventStream.Publish(new Debug("spec", typeof(SystemLoggingTests), $"round {round}"));
            Assert.Equal(system.EventStream.LogLevel == LogLevel.DebugLevel, Printer.Lines.Contains($"round {round}"));
            Printer.Lines.Clear();
        }

        await system.Terminate().WaitAsync(Patience);

        void Set(LogLevel level)
        {
            together.SignalAndWait();
            system.EventStream.SetLogLevel(level);
        }
    }

    [Fact]
    public async Task Actors_that_subscribe_and_stop_at_once_leave_nothing_behind()
    {
        var system = ActorSystem.Create("comings-and-goings");
        await system.ActorSelection("/system/deadLetterListener").Ask<ActorIdentity>(new Identify(1));
        var before = system.EventStream.Subscribers();

        Parallel.For(0, 500, i =>
        {
            var guest = system.ActorOf(Props.Empty);
            system.EventStream.Subscribe(guest, typeof(string));
            if (i % 2 == 0)
                system.Stop(guest);
            system.EventStream.Subscribe(guest, typeof(Version));
            if (i % 2 == 1)
                guest.Tell(PoisonPill.Instance);
        });

        var patience = Task.Delay(Patience);
        while (system.EventStream.Subscribers().Length > before.Length && !patience.IsCompleted)
            await Task.Yield();
        Assert.Equal(before.Order(), system.EventStream.Subscribers().Order());
        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task Every_level_can_be_silenced()
    {
        var system = ActorSystem.Create("silent", ConfigurationFactory.ParseString(
            $"akka {{ loglevel = OFF, stdout-loglevel = OFF, stdout-logger-class = \"{typeof(Outcry).AssemblyQualifiedName}\" }}"));

        system.Log.Error("nobody hears");
        await system.Terminate().WaitAsync(Patience);

        Assert.Empty(Outcry.Heard);
    }

    private sealed class Printer : MinimalLogger
    {
        public static readonly ConcurrentQueue<string> Lines = new();

        protected override void Log(object message) => Lines.Enqueue(((LogEvent)message).Message.ToString()!);
    }

    private sealed class Outcry : MinimalLogger
    {
        public static readonly ConcurrentQueue<object> Heard = new();

        protected override void Log(object message) => Heard.Enqueue(message);
    }
}
