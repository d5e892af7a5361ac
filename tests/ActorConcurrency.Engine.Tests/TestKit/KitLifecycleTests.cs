using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit.Abstractions;

namespace ActorConcurrency.Engine.Tests;

/// <summary>How a kit begins and ends.</summary>
public sealed class KitLifecycleTests
{
    private sealed class Recorder : ITestOutputHelper
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public bool IsActive { get; set; } = true;

        public void WriteLine(string message)
        {
            if (!IsActive)
                throw new InvalidOperationException("There is no currently active test.");
            Lines.Enqueue(message);
        }

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(format, args));
    }

    private sealed class Kit : Akka.TestKit.Xunit2.TestKit
    {
        public Kit(string config = "", ITestOutputHelper? output = null) : base("akka.loglevel = INFO\nakka.stdout-loglevel = OFF\n" + config, output) { }

        public Kit(ActorSystem system, ITestOutputHelper? output = null) : base(system, output) { }

        public Kit(ActorSystemSetup setup, string name) : base(setup, name) { }

        public Kit(Config config, string name) : base(config, name) { }

        public bool WasRunningAfterAll { get; private set; }

        protected override void AfterAll()
        {
            WasRunningAfterAll = !Sys.WhenTerminated.IsCompleted;
            base.AfterAll();
        }
    }

    private sealed class SenderlessKit : Akka.TestKit.Xunit2.TestKit, INoImplicitSender;

    [Fact]
    public void A_test_that_disposes_of_a_system_of_its_own_waits_for_its_end()
    {
        using var kit = new Kit();
        var system = ActorSystem.Create("own", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF");

        system.Dispose();

        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public void Disposing_stops_the_system_after_the_last_word()
    {
        var kit = new Kit();

        kit.Dispose();
        kit.Dispose();

        Assert.True(kit.WasRunningAfterAll);
        Assert.True(kit.Sys.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_running_system_is_given_what_a_kit_needs_and_is_stopped_with_it()
    {
        var system = ActorSystem.Create("running", "akka.stdout-loglevel = OFF, akka.loggers = []");
        using (var kit = new Kit(system))
        {
            Assert.Same(system, kit.Sys);
            Assert.Equal(TimeSpan.FromSeconds(3), kit.TestKitSettings.SingleExpectDefault);
            var echo = kit.ActorOf<SimpleEchoActor>();
            echo.Tell("hello");
            kit.ExpectMsg("hello");
        }

        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public void Names_and_configurations_are_used()
    {
        using var named = new Kit(ConfigurationFactory.ParseString("a.b = 1\nakka.loglevel = OFF"), "named");
        using var setUp = new Kit(ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig("a.b = 2\nakka.loglevel = OFF")), "set-up");
        using var plain = new Kit("a.b = 3\nakka.test.default-timeout = 9 s");

        Assert.Equal(("named", 1), (named.Sys.Name, named.Sys.Settings.Config.GetInt("a.b")));
        Assert.Equal(("set-up", 2), (setUp.Sys.Name, setUp.Sys.Settings.Config.GetInt("a.b")));
        Assert.Equal(("test", 3), (plain.Sys.Name, plain.Sys.Settings.Config.GetInt("a.b")));
        Assert.Equal(TimeSpan.FromSeconds(9), plain.TestKitSettings.DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), plain.TestKitSettings.TestEventFilterLeeway);
        Assert.False(plain.TestKitSettings.LogTestKitCalls);
        Assert.Same(plain.TestKitSettings, TestKitExtension.For(plain.Sys));
        Assert.IsType<Akka.TestKit.Xunit2.XunitAssertions>(TestKitAssertionsExtension.For(plain.Sys).Assertions);
    }

    [Fact]
    public void The_names_that_documentation_gives_the_types_of_the_kit_are_known()
    {
        using var kit = new Kit("""
            akka.loggers = ["Akka.TestKit.TestEventListener, Akka.TestKit"]
            akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
            here { type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit", throughput = 5 }
            """);

        kit.EventFilter.Warning("heard").ExpectOne(() => kit.Log.Warning("heard"));
        Assert.IsType<TestScheduler>(kit.Sys.Scheduler);
        Assert.IsType<CallingThreadDispatcher>(kit.Sys.Dispatchers.Lookup("here"));
    }

    [Theory]
    [InlineData("akka.test.timefactor = 0")]
    [InlineData("akka.test.timefactor = -1")]
    public void A_senseless_factor_is_refused(string config) =>
        Assert.Contains("akka.test.timefactor", Assert.Throws<ConfigurationException>(() => new Kit(config)).Message);

    [Fact]
    public void An_empty_configuration_is_refused()
    {
        Assert.Throws<ConfigurationException>(() => new TestKitSettings(ConfigurationFactory.Empty));
        Assert.Throws<ConfigurationException>(() => new TestKitSettings(null!));
    }

    [Fact]
    public void The_log_goes_to_the_output_of_the_test()
    {
        var output = new Recorder();
        using var kit = new Kit(output: output);

        kit.Log.Warning("for {0}", "everybody");
        kit.Sys.ActorOf<UnhandledMessageActor>("deaf").Tell("hello?");

        kit.AwaitAssert(() =>
        {
            Assert.Contains(output.Lines, line => line.Contains("[WARNING]") && line.EndsWith("for everybody"));
            Assert.Contains(output.Lines, line => line.Contains("was unhandled"));
        }, TimeSpan.FromSeconds(20));
        output.IsActive = false;
        kit.Log.Warning("nobody reads this");
    }

    [Fact]
    public void A_malformed_log_message_is_reported_with_its_cause()
    {
        using var kit = new Kit(output: new Recorder());
        kit.Sys.EventStream.Subscribe(kit.TestActor, typeof(Error));

        kit.Log.Error(new InvalidTimeZoneException(), "one of {0} and {1}", 1);

        var causes = kit.ReceiveN(2, TimeSpan.FromSeconds(20)).Cast<Error>().Select(error => error.Cause).ToList();
        Assert.Contains(causes, cause => cause is InvalidTimeZoneException);
        Assert.Contains(causes, cause => cause is AggregateException);
    }

    [Fact]
    public async Task The_test_actor_is_the_sender_before_and_after_a_wait()
    {
        using var kit = new Kit();
        var echo = kit.ActorOf<SimpleEchoActor>();

        for (var i = 0; i < 3; i++)
        {
            echo.Tell(i);
            await kit.ExpectMsgAsync(i);
            await Task.Yield();
        }

        Assert.Equal(kit.TestActor, ActorCell.GetCurrentSelfOrNoSender());
    }

    [Fact]
    public void A_probe_does_not_become_the_sender()
    {
        using var kit = new Kit();

        kit.CreateTestProbe();
        kit.CreateTestActor("another");

        kit.TestActor.Tell("who");
        kit.ExpectMsgFrom(kit.TestActor, "who");
    }

    [Fact]
    public void A_kit_may_do_without_an_implicit_sender()
    {
        using var kit = new SenderlessKit();

        Assert.Null(ActorCell.GetCurrentSelfOrNoSender());
    }

    [Fact]
    public void A_system_that_does_not_stop_is_reported()
    {
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var kit = new Kit();
        kit.ActorOf((dsl, _) => dsl.ReceiveAny((_, _) =>
        {
            entered.Set();
            release.Wait();
        }), "stubborn").Tell("work");
        entered.Wait();

        var failure = Assert.Throws<TimeoutException>(() => kit.Shutdown(TimeSpan.FromMilliseconds(50), verifySystemShutdown: true));

        Assert.Contains("Failed to stop [test] within [00:00:00.0500000]", failure.Message);
        Assert.Contains("stubborn", failure.Message);
        release.Set();
        kit.Dispose();
    }
}
