using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>An actor's own timers, in virtual time.</summary>
public sealed class KeyedTimerTests : TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly IActorRef _actor;

    public KeyedTimerTests() : base(TestConfigs.TestSchedulerConfig) => _actor = Start(_ => { });

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task A_single_timer_fires_once()
    {
        await Do(timers => timers.StartSingleTimer("key", "tick", Second));

        Time.Advance(Second);
        await ExpectMsgAsync("tick");
        Time.Advance(Second);

        await ExpectSilence();
        await Do(timers => Assert.False(timers.IsTimerActive("key")));
    }

    [Fact]
    public async Task It_is_no_longer_active_when_its_message_is_handled()
    {
        await Do(timers => timers.StartSingleTimer("key", new Command(now => TestActor.Tell(now.IsTimerActive("key"))), Second));

        Time.Advance(Second);

        await ExpectMsgAsync(false);
    }

    [Fact]
    public async Task A_periodic_timer_fires_until_it_is_cancelled()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second, 2 * Second));

        Time.Advance(Second);
        await ExpectMsgAsync("tick");
        Time.Advance(2 * Second);
        await ExpectMsgAsync("tick");
        await Do(timers => timers.Cancel("key"));
        Time.Advance(2 * Second);

        await ExpectSilence();
    }

    [Fact]
    public async Task A_tick_that_was_in_the_mailbox_when_its_timer_was_cancelled_never_arrives()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "stale", Second));

        await WhileBusy(() => Time.Advance(Second), timers => timers.Cancel("key"));

        await ExpectSilence();
    }

    [Fact]
    public async Task A_tick_that_was_in_the_mailbox_when_its_timer_was_replaced_never_arrives()
    {
        await Do(timers => timers.StartSingleTimer("key", "stale", Second));

        await WhileBusy(() => Time.Advance(Second), timers => timers.StartSingleTimer("key", "fresh", Second));
        await ExpectSilence();

        Time.Advance(Second);
        await ExpectMsgAsync("fresh");
    }

    [Fact]
    public async Task A_tick_that_was_in_the_mailbox_when_the_actor_was_restarted_never_arrives()
    {
        await Do(timers => timers.StartSingleTimer("key", "stale", Second));

        await WhileBusy(() => Time.Advance(Second), _ => throw new InvalidOperationException("restart"));

        await ExpectSilence();
        await Do(timers => Assert.Empty(timers.ActiveTimers));
    }

    [Fact]
    public async Task Timers_may_be_started_in_the_constructor()
    {
        Start(timers => timers.StartSingleTimer("key", "tick", Second));
        await ExpectMsgAsync("constructed");

        Time.Advance(Second);

        await ExpectMsgAsync("tick");
    }

    [Fact]
    public async Task Timers_are_told_apart_by_their_keys()
    {
        await Do(timers =>
        {
            timers.StartSingleTimer(1, "one", Second);
            timers.StartSingleTimer("1", "text", Second);
            timers.StartSingleTimer(2, "two", Second);
            Assert.Equal(3, timers.ActiveTimers.Count);
            timers.Cancel(1);
        });

        Time.Advance(Second);

        var arrived = new[] { await ExpectMsgAsync<string>(), await ExpectMsgAsync<string>() };
        Assert.Equal(["text", "two"], arrived.Order());
    }

    [Fact]
    public async Task A_timer_may_stop_the_actor()
    {
        Watch(_actor);
        await Do(timers => timers.StartSingleTimer("key", PoisonPill.Instance, Second));

        Time.Advance(Second);

        await ExpectTerminatedAsync(_actor);
    }

    [Fact]
    public async Task Its_sender_is_whoever_was_named_or_nobody()
    {
        await Do(timers => timers.StartSingleTimer("named", "who", Second, TestActor));
        Time.Advance(Second);
        await ExpectMsgAsync(TestActor);

        await Do(timers => timers.StartSingleTimer("nobody", "who", Second));
        Time.Advance(Second);
        await ExpectMsgAsync(Sys.DeadLetters);
    }

    private IActorRef Start(Action<ITimerScheduler> construct) =>
        Sys.ActorOf(Props.Create(() => new Timed(construct, TestActor)));

    /// <summary>Runs code inside the actor and waits until it has.</summary>
    private async Task Do(Action<ITimerScheduler> action)
    {
        var done = new TaskCompletionSource();
        _actor.Tell(new Command(timers =>
        {
            try
            {
                action(timers);
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }));
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Does something while the actor is busy, and then something inside it, before it looks into its mailbox.</summary>
    private async Task WhileBusy(Action outside, Action<ITimerScheduler> inside)
    {
        var busy = new TaskCompletionSource();
        using var release = new ManualResetEventSlim();
        _actor.Tell(new Command(timers =>
        {
            busy.SetResult();
            release.Wait();
            inside(timers);
        }));
        await busy.Task.WaitAsync(TimeSpan.FromSeconds(10));
        outside();
        release.Set();
        await Do(_ => { });
    }

    /// <summary>All that was in the actor's mailbox has been handled, and nothing came of it.</summary>
    private async Task ExpectSilence()
    {
        await Do(_ => TestActor.Tell("silence"));
        await ExpectMsgAsync("silence");
    }

    private sealed record Command(Action<ITimerScheduler> Run);

    private sealed class Timed : UntypedActor, IWithTimers
    {
        private readonly IActorRef _listener;

        public Timed(Action<ITimerScheduler> construct, IActorRef listener)
        {
            _listener = listener;
            construct(Timers);
            if (Timers.ActiveTimers.Count > 0) listener.Tell("constructed");
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is Command command) command.Run(Timers);
            else _listener.Tell(message is "who" ? Sender : message);
        }
    }
}
