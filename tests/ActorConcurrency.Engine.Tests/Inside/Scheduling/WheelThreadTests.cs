using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

public sealed class WheelThreadTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<Exception> _errors = new();
    private readonly WheelThread _wheel;

    public WheelThreadTests() => _wheel = new WheelThread(TimeSpan.FromMilliseconds(10), (_, exception) => _errors.Enqueue(exception));

    public void Dispose() => _wheel.Dispose();

    [Fact]
    public async Task A_timer_never_fires_early()
    {
        var delays = new[] { 0, 1, 5, 9, 10, 11, 19, 25, 50 };
        var fired = delays.Select(async delay =>
        {
            var started = Stopwatch.GetTimestamp();
            var timer = Schedule(TimeSpan.FromMilliseconds(delay));
            await timer.Fired.WaitAsync(Patience);
            return timer.FiredAt - started - delay * Stopwatch.Frequency / 1000;
        });

        Assert.All(await Task.WhenAll(fired), early => Assert.True(early >= 0));
    }

    [Fact]
    public async Task The_thread_starts_with_the_first_timer_and_sleeps_while_nothing_is_due()
    {
        Assert.Equal(0, _wheel.WakeUps);
        Schedule(Far);
        var first = Schedule(TimeSpan.Zero);
        await first.Fired.WaitAsync(Patience);

        var before = _wheel.WakeUps;
        for (var i = 0; i < WheelThread.InboxLimit / 2; i++) Schedule(Far).Cancel();
        var last = Schedule(TimeSpan.FromMilliseconds(100));
        await last.Fired.WaitAsync(Patience);

        // To take the last timer in, to fire it, and, as a wait may end a little early, once more.
        Assert.InRange(_wheel.WakeUps - before, 1, 4);
    }

    [Fact]
    public async Task What_is_scheduled_and_cancelled_over_and_over_wakes_nobody()
    {
        await Schedule(TimeSpan.Zero).Fired.WaitAsync(Patience);

        var before = _wheel.WakeUps;
        for (var i = 0; i < WheelThread.InboxLimit * 10; i++) Schedule(Far).Cancel();
        await Schedule(TimeSpan.Zero).Fired.WaitAsync(Patience);

        // For the first one and the last, and what was going on around them; not for one in so many.
        Assert.InRange(_wheel.WakeUps - before, 1, 5);
    }

    [Fact]
    public async Task The_thread_bears_its_name_and_keeps_no_process_alive()
    {
        _wheel.Name = "some-scheduler";

        var thread = await WheelsThread();

        Assert.Equal("some-scheduler", thread.Name);
        Assert.True(thread.IsBackground);
    }

    [Fact]
    public async Task A_cancelled_timer_does_not_fire_and_says_so_once()
    {
        var timer = Schedule(TimeSpan.FromMilliseconds(50));

        Assert.True(timer.Cancel());
        Assert.False(timer.Cancel());

        await Schedule(TimeSpan.FromMilliseconds(80)).Fired.WaitAsync(Patience);
        Assert.False(timer.Fired.IsCompleted);
    }

    [Fact]
    public async Task A_fired_timer_cannot_be_cancelled()
    {
        var timer = Schedule(TimeSpan.Zero);
        await timer.Fired.WaitAsync(Patience);

        Assert.False(timer.Cancel());
    }

    [Fact]
    public async Task A_repeated_timer_keeps_its_rate_even_if_one_firing_takes_long()
    {
        var interval = TimeSpan.FromMilliseconds(20);
        var deadlines = new List<long>();
        var enough = new TaskCompletionSource();

        var timer = new Probe(self =>
        {
            deadlines.Add(self.Deadline);
            if (deadlines.Count == 2) Thread.Sleep(70);
            if (deadlines.Count == 10) enough.TrySetResult();
        });
        _wheel.TrySchedule(timer, interval, interval);
        await enough.Task.WaitAsync(Patience);
        timer.Cancel();

        // Neither the wait for the tick nor the long firing shifts a deadline, and none is left out.
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(deadlines[0] + i * interval.Ticks, deadlines[i]));
    }

    [Fact]
    public async Task A_timer_that_throws_is_reported_and_not_repeated()
    {
        var calls = 0;
        _wheel.TrySchedule(new Probe(_ => { calls++; throw new InvalidOperationException("boom"); }), TimeSpan.Zero, TimeSpan.FromMilliseconds(10));

        await Schedule(TimeSpan.FromMilliseconds(60)).Fired.WaitAsync(Patience);

        Assert.Equal(1, calls);
        Assert.Equal("boom", Assert.Single(_errors).Message);
    }

    [Fact]
    public async Task A_report_that_throws_ends_no_other_timer()
    {
        using var wheel = new WheelThread(TimeSpan.FromMilliseconds(10), (_, _) => throw new InvalidOperationException("report"));
        var after = new Probe();

        wheel.TrySchedule(new Probe(_ => throw new InvalidOperationException("boom")), TimeSpan.Zero);
        wheel.TrySchedule(after, TimeSpan.FromMilliseconds(20));

        await after.Fired.WaitAsync(Patience);
    }

    [Fact]
    public async Task Stopping_drops_what_is_pending_and_ends_the_thread()
    {
        var thread = await WheelsThread();
        var pending = Schedule(Far);

        _wheel.Dispose();

        Assert.False(thread.IsAlive);
        Assert.True(pending.WasDropped);
        Assert.False(pending.Fired.IsCompleted);
        Assert.False(_wheel.TrySchedule(new Probe(), TimeSpan.Zero));
    }

    [Fact]
    public async Task It_may_be_stopped_from_one_of_its_own_timers()
    {
        var stopped = new TaskCompletionSource();

        _wheel.TrySchedule(new Probe(_ => { _wheel.Dispose(); stopped.SetResult(); }), TimeSpan.Zero);

        await stopped.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancelled_timers_are_let_go_of_without_waiting_for_their_time()
    {
        // In the wheel already when they are cancelled, and not only on their way into it.
        var timers = Enumerable.Range(0, WheelThread.InboxLimit * 4).Select(_ => Schedule(Far)).ToList();
        await Schedule(TimeSpan.Zero).Fired.WaitAsync(Patience);

        var references = CancelAndForget(timers);
        await Schedule(TimeSpan.Zero).Fired.WaitAsync(Patience);
        await Schedule(TimeSpan.Zero).Fired.WaitAsync(Patience);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.All(references, reference => Assert.False(reference.IsAlive));
    }

    [Fact]
    public void Delays_without_an_end_are_accepted()
    {
        Assert.True(_wheel.TrySchedule(new Probe(), TimeSpan.MaxValue, TimeSpan.MaxValue));
    }

    private static List<WeakReference> CancelAndForget(List<Probe> timers)
    {
        var references = timers.ConvertAll(timer => new WeakReference(timer));
        foreach (var timer in timers) timer.Cancel();
        timers.Clear();
        return references;
    }

    private async Task<Thread> WheelsThread()
    {
        var thread = new TaskCompletionSource<Thread>();
        _wheel.TrySchedule(new Probe(_ => thread.SetResult(Thread.CurrentThread)), TimeSpan.Zero);
        return await thread.Task.WaitAsync(Patience);
    }

    private Probe Schedule(TimeSpan delay)
    {
        var timer = new Probe();
        Assert.True(_wheel.TrySchedule(timer, delay));
        return timer;
    }

    private sealed class Probe(Action<Probe>? action = null) : WheelTimer
    {
        private readonly TaskCompletionSource _fired = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Fired => _fired.Task;

        public long FiredAt { get; private set; }

        public bool WasDropped { get; private set; }

        protected internal override void Fire()
        {
            FiredAt = Stopwatch.GetTimestamp();
            action?.Invoke(this);
            _fired.TrySetResult();
        }

        protected internal override void Drop() => WasDropped = true;
    }
}
