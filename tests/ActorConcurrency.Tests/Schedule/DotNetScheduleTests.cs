using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetScheduleTests : ScheduleConformance
{
    protected override ISchedule Create(int maxRunning = 1) => new DotNetSchedule(maxRunning, Time);

    [Fact]
    public void Nonsense_is_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetSchedule(clockCheck: TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetSchedule(clockCheck: TimeSpan.MaxValue));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_run_that_waits_for_a_thread_when_its_entry_is_cancelled_does_not_begin()
    {
        await using var schedule = new DotNetSchedule(time: Time);
        var runs = 0;
        var entry = await schedule.EnterAsync(Later, () => { Interlocked.Increment(ref runs); }, new(Repetition: new(Later)));

        using (new BusyPool())
        {
            Time.Advance(Later);
            Assert.True(await entry.CancelAsync());
        }

        Assert.Equal(new EntryOutcome.Cancelled(0), await entry.Completion);
        Assert.Equal(0, runs);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_clock()
    {
        await using var schedule = new DotNetSchedule();

        var entry = await schedule.EnterAsync(TimeSpan.FromMilliseconds(50), () => { });

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    /// <summary>Until its disposal, whatever is queued to the thread pool waits for a thread.</summary>
    private sealed class BusyPool : IDisposable
    {
        private readonly ManualResetEventSlim _end = new();

        public BusyPool()
        {
            for (var threads = ThreadPool.ThreadCount + 20; threads > 0; threads--)
                ThreadPool.UnsafeQueueUserWorkItem(static end => end.Wait(), _end, preferLocal: false);
        }

        public void Dispose() => _end.Set();
    }
}
