using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What the page's periodic timer and its program do, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalTickerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly ConditionTicker _ticker = new(Interval);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_tick_wakes_everybody_who_waits()
    {
        var threads = Enumerable.Range(0, 3).Select(n => Waiting($"waiting-{n}")).ToArray();
        await Waits(_ticker, threads.Length);

        _ticker.Tick();

        Assert.All(threads, thread => Assert.True(thread.Join(Limit.Hang)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_sleeps_an_interval_before_each_tick()
    {
        using var sleeper = new EndingSleeper();
        var ticker = new ConditionTicker(Interval, sleeper.Sleep);
        var running = OnThread.Run(() => sleeper.RunToItsEnd(ticker));
        Assert.Equal(Interval, await sleeper.Asleep());
        var waiting = Waiting("waiting", ticker);
        await Waits(ticker);

        sleeper.Wake();

        Assert.True(waiting.Join(Limit.Hang));
        await sleeper.Asleep();
        sleeper.End();
        await running;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_is_at_work_misses_a_tick_and_cannot_know()
    {
        _ticker.Tick();
        _ticker.Tick();
        _ticker.Tick();

        var late = Waiting("late");
        await Waits(_ticker);

        // The fourth tick is its first.
        _ticker.Tick();
        Assert.True(late.Join(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Two_ticks_before_a_woken_waiter_has_the_lock_cancel_out()
    {
        var ticks = 0;
        var passedAt = 0;
        var waiting = Thread(() =>
        {
            _ticker.WaitForTick();
            passedAt = Volatile.Read(ref ticks);
        });
        await Waits(_ticker);

        TickTwiceHolding();
        Volatile.Write(ref ticks, 2);
        await Eventually.Blocks(waiting);
        Assert.Equal(1, _ticker.Waiting);
        Volatile.Write(ref ticks, 3);
        _ticker.Tick();

        Assert.True(waiting.Join(Limit.Hang));
        Assert.Equal(3, passedAt);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Started_twice_it_ticks_twice_an_interval()
    {
        // Its threads end with the process only: nothing stops them. They sleep until then.
        var asleep = new CountdownEvent(2);
        var ticker = new ConditionTicker(Interval, _ =>
        {
            asleep.Signal();
            System.Threading.Thread.CurrentThread.Join(); // for ever
        });

        var threads = new[] { ticker.Start(), ticker.Start() };

        await OnThread.Run(() => Assert.True(asleep.Wait(Limit.Hang)));
        Assert.NotSame(threads[0], threads[1]);
        Assert.All(threads, thread => Assert.True(thread.IsAlive && thread.IsBackground));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_program_counts_down_from_ten_and_up_to_five_in_step()
    {
        var lines = new Lines();
        var program = TickerThreads.Launch(_ticker, lines.Print);

        for (var tick = 1; tick <= 10; tick++)
        {
            await Waits(_ticker, tick <= 5 ? 2 : 1);
            _ticker.Tick();
            var expected = tick + Math.Min(tick, 5);
            await Eventually.Holds(() => lines.Printed.Count == expected, $"tick {tick} has been printed");
        }

        Assert.All(program.Threads, thread => Assert.True(thread.Join(Limit.Hang)));
        var printed = lines.Printed;
        Assert.Equal(Enumerable.Range(1, 10).Reverse().Select(n => $"T-minus {n}"), printed.Where(line => line.StartsWith('T')));
        Assert.Equal(Enumerable.Range(0, 5).Select(n => $"Counting {n}"), printed.Where(line => line.StartsWith('C')));
        Assert.All(Enumerable.Range(0, 5), tick => Assert.Equal([$"Counting {tick}", $"T-minus {10 - tick}"], printed.Skip(2 * tick).Take(2).Order()));
    }

    private void TickTwiceHolding()
    {
        using (_ticker.Hold())
        {
            _ticker.Tick();
            _ticker.Tick();
        }
    }

    private static Task Waits(ConditionTicker ticker, int threads = 1) =>
        Eventually.Holds(() => ticker.Waiting == threads, $"{threads} wait for a tick");

    private Thread Waiting(string name, ConditionTicker? ticker = null) => Thread((ticker ?? _ticker).WaitForTick, name);

    private static Thread Thread(Action body, string name = "waiting")
    {
        var thread = PythonThread.Create(body, name);
        thread.IsBackground = true;
        thread.Start();
        return thread;
    }

    /// <summary>Puts a thread to sleep until it is woken, and ends it at last: nothing else could.</summary>
    private sealed class EndingSleeper : IDisposable
    {
        private readonly ManualSleeper _sleeper = new();
        private volatile bool _over;

        public Task<TimeSpan> Asleep() => _sleeper.Asleep();

        public void Wake() => _sleeper.Wake();

        public void Sleep(TimeSpan span)
        {
            _sleeper.Sleep(span);
            if (_over) throw new OverException();
        }

        public void RunToItsEnd(ConditionTicker ticker) => Assert.Throws<OverException>(ticker.Run);

        public void End()
        {
            _over = true;
            Wake();
        }

        public void Dispose() => End();

        private sealed class OverException : Exception;
    }
}
