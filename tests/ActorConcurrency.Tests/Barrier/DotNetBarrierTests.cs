using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetBarrierTests : BarrierConformance
{
    private readonly FakeTimeProvider _time = new();

    protected override IBarrier Create(
        int parties, BarrierAbsence onAbsence = BarrierAbsence.Break, Func<long, CancellationToken, ValueTask>? action = null) =>
        new DotNetBarrier(parties, action, onAbsence);

    [Fact]
    public void Nonsense_is_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetBarrier(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetBarrier(1, onAbsence: (BarrierAbsence)7));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_exception_has_what_the_action_threw()
    {
        var cause = new InvalidDataException("on purpose");
        await using var barrier = new DotNetBarrier(1, (_, _) => throw cause);

        Assert.Same(cause, (await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.SignalAndWaitAsync())).InnerException);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var barrier = new DotNetBarrier(2, time: _time);
        var trying = barrier.TrySignalAndWaitAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: barrier.SnapshotAsync());
        Assert.Equal(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1), (await barrier.SnapshotAsync()).Waiters.Single().Waiting);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await trying);
    }
}
