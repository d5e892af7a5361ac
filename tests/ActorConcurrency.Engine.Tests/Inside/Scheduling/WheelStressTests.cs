using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Many threads schedule and cancel at random: every timer ends exactly once, and none is lost.</summary>
public sealed class WheelStressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_timer_either_fires_once_or_is_cancelled_once(int seed)
    {
        const int threads = 4, perThread = 20_000;
        using var wheel = new WheelThread(TimeSpan.FromMilliseconds(1), (_, _) => { });
        var ended = new CountdownEvent(threads * perThread);
        var all = new Counted[threads][];

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            all[thread] = Run(wheel, new Random(seed * 100 + thread), perThread, ended));

        Assert.True(ended.Wait(Patience), $"{ended.CurrentCount} timers neither fired nor were cancelled");
        Assert.All(all.SelectMany(timers => timers), timer => Assert.Equal(1, timer.Ends));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_sleeping_thread_wakes_for_every_earlier_timer(int seed)
    {
        using var wheel = new WheelThread(TimeSpan.FromMilliseconds(1), (_, _) => { });
        wheel.TrySchedule(new Counted(new CountdownEvent(1)), TimeSpan.FromHours(1));
        var random = new Random(seed);

        // One at a time, so that the thread is on its way to sleep when the next one comes.
        for (var i = 0; i < 3000; i++)
        {
            using var fired = new CountdownEvent(1);
            wheel.TrySchedule(new Counted(fired), TimeSpan.Zero);
            Assert.True(fired.Wait(Patience), $"timer {i} was lost");
            Thread.SpinWait(random.Next(200));
        }
    }

    private static Counted[] Run(WheelThread wheel, Random random, int count, CountdownEvent ended)
    {
        var timers = new Counted[count];
        for (var i = 0; i < count; i++)
        {
            var timer = timers[i] = new Counted(ended);
            Assert.True(wheel.TrySchedule(timer, TimeSpan.FromMilliseconds(random.Next(4) == 0 ? 0 : random.Next(80))));
            // Often the newest one, which is taken back from the inbox.
            if (random.Next(2) == 0) CancelOne(timers[random.Next(2) == 0 ? i : random.Next(i + 1)]);
        }

        return timers;
    }

    private static void CancelOne(Counted timer)
    {
        if (timer.Cancel()) timer.End();
    }

    private sealed class Counted(CountdownEvent ended) : WheelTimer
    {
        private int _ends;

        public int Ends => _ends;

        public void End()
        {
            if (Interlocked.Increment(ref _ends) == 1) ended.Signal();
        }

        protected internal override void Fire() => End();
    }
}
