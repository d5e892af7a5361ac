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
    public async Task It_needs_no_clock()
    {
        await using var schedule = new DotNetSchedule();

        var entry = await schedule.EnterAsync(TimeSpan.FromMilliseconds(50), () => { });

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }
}
