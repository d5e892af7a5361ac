using System.Collections.Concurrent;

namespace ActorConcurrency.Tests;

/// <summary>How a phase may end without being passed.</summary>
public abstract partial class BarrierConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_without_patience_arrives_as_the_last_one_or_not_at_all()
    {
        await using var barrier = Create(2);

        Assert.Null(await barrier.TrySignalAndWaitAsync(TimeSpan.Zero));
        Assert.Equal(0, (await barrier.SnapshotAsync()).Arrived);
        var waiting = barrier.SignalAndWaitAsync().AsTask();

        Assert.Equal(new BarrierArrival(0, 1), await barrier.TrySignalAndWaitAsync(TimeSpan.Zero));
        Assert.Equal(new BarrierArrival(0, 0), await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_try_passes_if_the_others_come_in_time()
    {
        await using var barrier = Create(2);
        var trying = barrier.TrySignalAndWaitAsync(Limit.Hang).AsTask();

        await barrier.SignalAsync();

        Assert.Equal(new BarrierArrival(0, 0), await trying);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Running_out_of_time_breaks_it_for_all()
    {
        await using var barrier = Create(3);
        var waiting = barrier.SignalAndWaitAsync().AsTask();

        Assert.Null(await barrier.TrySignalAndWaitAsync(Short));

        var broken = await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting);
        Assert.Equal(new BarrierBreak(BarrierBreakReason.GaveUp, 0, "", [], 1), broken.Break);
        Assert.Equal(broken.Break, (await barrier.SnapshotAsync()).Broken);
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.SignalAndWaitAsync());
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.TrySignalAndWaitAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.SignalAsync());
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.WaitForPhaseAsync(0));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_the_time_of_two_runs_out_one_is_absent_and_the_other_is_told()
    {
        await using var barrier = Create(3);

        var tries = Enumerable.Range(0, 2).Select(_ => barrier.TrySignalAndWaitAsync(Short).AsTask()).ToArray();

        var ends = await Task.WhenAll(tries.Select(trying => Record.ExceptionAsync(() => trying)));
        var told = Assert.IsType<BrokenBarrierException>(Assert.Single(ends, end => end is not null));
        Assert.Equal(new BarrierBreak(BarrierBreakReason.GaveUp, 0, "", [], 1), told.Break);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_all_have_left_by_giving_up_others_may_be_added()
    {
        await using var barrier = Create(3, BarrierAbsence.Leave);
        using var cancellation = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 2).Select(_ => barrier.SignalAndWaitAsync(cancellation.Token).AsTask()).ToArray();
        await barrier.SnapshotAsync();

        await cancellation.CancelAsync();

        foreach (var wait in waits) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(1, (await barrier.SnapshotAsync()).Parties);
        Assert.Equal(0, await barrier.AddPartiesAsync(2));
        await PassAsync(barrier, parties: 3);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whenever_it_is_reset_all_pass_a_phase_or_none_does()
    {
        const int Parties = 4;
        const int Phases = 30;
        await using var barrier = Create(Parties);
        var passed = new ConcurrentBag<BarrierArrival>();
        var workers = Task.WhenAll(Enumerable.Range(0, Parties).Select(_ => Task.Run(async () =>
        {
            for (long phase = -1; phase < Phases - 1;)
            {
                try
                {
                    var arrival = await barrier.SignalAndWaitAsync();
                    passed.Add(arrival);
                    phase = arrival.Phase;
                }
                catch (BrokenBarrierException broken)
                {
                    Assert.Equal(BarrierBreakReason.Reset, broken.Break!.Reason);
                }
            }
        })));

        while (!workers.IsCompleted)
        {
            await barrier.ResetAsync();
            await Task.Yield();
        }

        await workers;
        Assert.Equal(
            from phase in Enumerable.Range(0, Phases) from index in Enumerable.Range(0, Parties) select new BarrierArrival(phase, index),
            passed.OrderBy(arrival => (arrival.Phase, arrival.Index)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_wait_breaks_it_for_all()
    {
        await using var barrier = Create(3);
        using var cancellation = new CancellationTokenSource();
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        var watching = barrier.WaitForPhaseAsync(0).AsTask();
        var cancelled = barrier.SignalAndWaitAsync(cancellation.Token).AsTask();
        await barrier.SnapshotAsync();

        await cancellation.CancelAsync();

        var end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(cancellation.Token, end.CancellationToken);
        Assert.Equal(BarrierBreakReason.GaveUp, (await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting)).Break!.Reason);
        await Assert.ThrowsAsync<BrokenBarrierException>(() => watching);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_the_absent_leave_the_others_go_on_without_them()
    {
        await using var barrier = Create(3, BarrierAbsence.Leave);
        using var cancellation = new CancellationTokenSource();
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        var cancelled = barrier.SignalAndWaitAsync(cancellation.Token).AsTask();
        await barrier.SnapshotAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(new BarrierArrival(0, 1), await barrier.SignalAndWaitAsync());

        Assert.Equal(new BarrierArrival(0, 0), await waiting);
        Assert.Null(await barrier.TrySignalAndWaitAsync(Short));
        Assert.Equal(new BarrierArrival(1, 0), await barrier.SignalAndWaitAsync());
        Assert.Equal(1, (await barrier.SnapshotAsync()).Parties);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_after_the_last_arrival_changes_nothing()
    {
        await using var barrier = Create(2);

        for (var phase = 0; phase < 50; phase++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = barrier.SignalAndWaitAsync(cancellation.Token);
            await barrier.SignalAsync();
            await cancellation.CancelAsync();

            Assert.Equal(new BarrierArrival(phase, 0), await waiting);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_cancellations_and_arrivals_meet_all_pass_or_all_are_told()
    {
        for (var round = 0; round < 100; round++)
        {
            await using var barrier = Create(2);
            using var cancellation = new CancellationTokenSource();
            var first = barrier.SignalAndWaitAsync(cancellation.Token).AsTask();
            var cancelling = Task.Run(cancellation.Cancel);
            var second = await Task.WhenAny(barrier.SignalAndWaitAsync().AsTask());
            await cancelling;
            await Task.WhenAny(first);

            Assert.Equal(first.IsCompletedSuccessfully, second.IsCompletedSuccessfully);
            Assert.True(first.IsCompletedSuccessfully || second.Exception!.InnerException is BrokenBarrierException);
            Assert.Equal(first.IsCompletedSuccessfully ? 1 : 0, (await barrier.SnapshotAsync()).Phase);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_phase_that_was_passed_stays_so_when_it_breaks_and_one_to_come_does_not_come()
    {
        await using var barrier = Create(1);
        await barrier.SignalAndWaitAsync();
        var far = barrier.WaitForPhaseAsync(long.MaxValue).AsTask();

        await barrier.AbortAsync();

        await barrier.WaitForPhaseAsync(0);
        await Assert.ThrowsAsync<BrokenBarrierException>(() => far);
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.WaitForPhaseAsync(1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Aborted_it_turns_everybody_away_until_it_is_reset()
    {
        await using var barrier = Create(3);
        Task[] waits = [barrier.SignalAndWaitAsync().AsTask(), barrier.TrySignalAndWaitAsync(Limit.Hang).AsTask(), barrier.WaitForPhaseAsync(7).AsTask()];

        await barrier.AbortAsync();
        await barrier.AbortAsync();

        foreach (var wait in waits)
            Assert.Equal(new BarrierBreak(BarrierBreakReason.Aborted, 0, "", [], 1), (await Assert.ThrowsAsync<BrokenBarrierException>(() => wait)).Break);
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.SignalAndWaitAsync());
        await barrier.ResetAsync();
        Assert.Equal(new BarrierSnapshot(0, 3, 0, false, null, [], []) { MoreMissing = 3 }, await barrier.SnapshotAsync());
        await PassAsync(barrier, parties: 3);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reset_turns_away_who_waits_and_forgets_who_has_come()
    {
        await using var barrier = Create(3);
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await barrier.SignalAsync();

        await barrier.ResetAsync();

        Assert.Equal(BarrierBreakReason.Reset, (await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting)).Break!.Reason);
        Assert.Equal(0, (await barrier.SnapshotAsync()).Arrived);
        await PassAsync(barrier, parties: 3);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reset_of_one_that_nobody_has_come_to_changes_nothing()
    {
        await using var barrier = Create(2);
        await PassAsync(barrier, parties: 2);

        await barrier.ResetAsync();

        Assert.Equal(1, (await barrier.SnapshotAsync()).Phase);
        await PassAsync(barrier, parties: 2);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("arrival")]
    [InlineData("abort")]
    [InlineData("reset")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var barrier = Create(2);
        using var cancellation = new CancellationTokenSource();

        await BlockingWaiter.DoesNotHoldUp(() => barrier.SignalAndWaitAsync(cancellation.Token).AsTask(), async () =>
        {
            if (how == "arrival") await barrier.SignalAsync();
            if (how == "abort") await barrier.AbortAsync();
            if (how == "reset") await barrier.ResetAsync();
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await barrier.DisposeAsync();
        });
    }

    private static async Task PassAsync(IBarrier barrier, int parties) =>
        await Task.WhenAll(Enumerable.Range(0, parties).Select(_ => barrier.SignalAndWaitAsync().AsTask()));
}
