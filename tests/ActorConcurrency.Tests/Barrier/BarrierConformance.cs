namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IBarrier"/> promises.</summary>
public abstract partial class BarrierConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    protected abstract IBarrier Create(
        int parties, BarrierAbsence onAbsence = BarrierAbsence.Break, Func<long, CancellationToken, ValueTask>? action = null);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_starts_with_nobody_there()
    {
        await using var barrier = Create(3);

        Assert.Equal(new BarrierSnapshot(0, 3, 0, false, null, [], []) { MoreMissing = 3 }, await barrier.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nobody_passes_before_the_last_one_has_come_and_then_all_do()
    {
        await using var barrier = Create(3);
        var first = barrier.SignalAndWaitAsync().AsTask();
        var second = barrier.SignalAndWaitAsync().AsTask();
        await Never.Completes(Task.WhenAny(first, second), after: barrier.SnapshotAsync());

        var third = await barrier.SignalAndWaitAsync();

        Assert.Equal([new(0, 0), new(0, 1), new(0, 2)], [await first, await second, third]);
        Assert.Equal(new BarrierSnapshot(1, 3, 0, false, null, [], []) { MoreMissing = 3 }, await barrier.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_one_party_nobody_waits()
    {
        await using var barrier = Create(1);

        for (var phase = 0; phase < 3; phase++) Assert.Equal(new BarrierArrival(phase, 0), await barrier.SignalAndWaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Phase_after_phase_nobody_is_ahead_of_anybody()
    {
        const int Parties = 5;
        const int Phases = 50;
        await using var barrier = Create(Parties);
        var at = new long[Parties];

        await Task.WhenAll(Enumerable.Range(0, Parties).Select(me => Task.Run(async () =>
        {
            for (var phase = 0; phase < Phases; phase++)
            {
                Volatile.Write(ref at[me], phase);
                var passed = await barrier.SignalAndWaitAsync();
                Assert.Equal(phase, passed.Phase);
                Assert.All(at, (_, other) => Assert.InRange(Volatile.Read(ref at[other]), phase, phase + 1));
            }
        })));

        Assert.Equal(Phases, (await barrier.SnapshotAsync()).Phase);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task In_each_phase_every_arrival_has_an_index_of_its_own()
    {
        const int Parties = 4;
        await using var barrier = Create(Parties);

        for (var phase = 0; phase < 20; phase++)
        {
            var passed = await Task.WhenAll(Enumerable.Range(0, Parties).Select(_ => Task.Run(() => barrier.SignalAndWaitAsync().AsTask())));
            Assert.Equal(Enumerable.Range(0, Parties), passed.Select(arrival => arrival.Index).Order());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_only_signals_does_not_wait_and_counts()
    {
        await using var barrier = Create(2);

        Assert.Equal(0, await barrier.SignalAsync());
        Assert.Equal(new BarrierArrival(0, 1), await barrier.SignalAndWaitAsync());
        Assert.Equal(1, await barrier.SignalAsync());
        Assert.Equal(1, await barrier.SignalAsync());

        Assert.Equal(2, (await barrier.SnapshotAsync()).Phase);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_phase_can_be_waited_for_without_arriving()
    {
        await using var barrier = Create(2);
        var mine = await barrier.SignalAsync();
        var waiting = barrier.WaitForPhaseAsync(mine).AsTask();
        var next = barrier.WaitForPhaseAsync(mine + 1).AsTask();
        await Never.Completes(waiting, after: barrier.SnapshotAsync());

        await barrier.SignalAsync();

        await waiting;
        await barrier.WaitForPhaseAsync(mine);
        await Never.Completes(next, after: barrier.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Giving_up_the_wait_for_a_phase_is_no_absence()
    {
        await using var barrier = Create(2);
        using var cancellation = new CancellationTokenSource();
        var waiting = barrier.WaitForPhaseAsync(0, cancellation.Token).AsTask();
        await barrier.SnapshotAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False((await barrier.SnapshotAsync()).IsBroken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_who_waits()
    {
        await using var barrier = Create(3);
        _ = barrier.SignalAndWaitAsync().AsTask();
        await barrier.SignalAsync();

        var snapshot = await barrier.SnapshotAsync();

        Assert.Equal((2, 3, 1), (snapshot.Arrived, snapshot.Parties, snapshot.MoreMissing));
        Assert.Equal("", Assert.Single(snapshot.Waiters).Label);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_crowd_passes_and_the_snapshot_stays_small()
    {
        const int Crowd = 250;
        await using var barrier = Create(Crowd + 1);
        var crowd = Enumerable.Range(0, Crowd).Select(_ => barrier.SignalAndWaitAsync().AsTask()).ToArray();

        var snapshot = await barrier.SnapshotAsync();
        Assert.Equal((Crowd, 100, 150), (snapshot.Arrived, snapshot.Waiters.Length, snapshot.MoreWaiters));
        await barrier.SignalAndWaitAsync();

        Assert.Equal(Enumerable.Range(0, Crowd), (await Task.WhenAll(crowd)).Select(arrival => arrival.Index));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Added_places_are_waited_for_and_removed_ones_are_not()
    {
        await using var barrier = Create(1);
        Assert.Equal(0, await barrier.AddPartiesAsync(2));
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await Never.Completes(waiting, after: barrier.SnapshotAsync());

        Assert.Equal(0, await barrier.RemovePartiesAsync());
        await Never.Completes(waiting, after: barrier.SnapshotAsync());
        await barrier.RemovePartiesAsync();

        Assert.Equal(new BarrierArrival(0, 0), await waiting);
        Assert.Equal(1, (await barrier.SnapshotAsync()).Parties);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_places_nobody_can_arrive_and_no_phase_ends()
    {
        await using var barrier = Create(1);
        await barrier.RemovePartiesAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.SignalAndWaitAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.SignalAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.RemovePartiesAsync());

        Assert.Equal(new BarrierSnapshot(0, 0, 0, false, null, [], []), await barrier.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_place_that_is_filled_cannot_be_removed()
    {
        await using var barrier = Create(3);
        await barrier.SignalAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.RemovePartiesAsync(3));

        Assert.Equal(3, (await barrier.SnapshotAsync()).Parties);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Numbers_that_make_no_sense_are_rejected_at_the_call()
    {
        await using var barrier = Create(2);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await barrier.AddPartiesAsync(0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await barrier.AddPartiesAsync(int.MaxValue));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await barrier.RemovePartiesAsync(-1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await barrier.WaitForPhaseAsync(-1));
        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.FromMilliseconds(int.MaxValue) + TimeSpan.FromTicks(1), TimeSpan.MaxValue })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await barrier.TrySignalAndWaitAsync(timeout));
        await Assert.ThrowsAsync<ArgumentException>(async () => await barrier.JoinAsync(""));

        Assert.Equal(new BarrierSnapshot(0, 2, 0, false, null, [], []) { MoreMissing = 2 }, await barrier.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_token_that_is_cancelled_already_means_that_nothing_is_done()
    {
        await using var barrier = Create(2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await barrier.SignalAndWaitAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await barrier.TrySignalAndWaitAsync(Limit.Hang, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await barrier.SignalAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await barrier.WaitForPhaseAsync(0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await barrier.JoinAsync("ann", cancellationToken: Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await barrier.AddPartiesAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await barrier.AbortAsync(Cancelled));

        Assert.Equal(new BarrierSnapshot(0, 2, 0, false, null, [], []) { MoreMissing = 2 }, await barrier.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_ends_what_waits_and_what_comes_later()
    {
        var barrier = Create(3);
        var party = await barrier.JoinAsync("ann");
        Task[] waits = [barrier.SignalAndWaitAsync().AsTask(), party.SignalAndWaitAsync().AsTask(), barrier.WaitForPhaseAsync(0).AsTask()];
        await barrier.SnapshotAsync();

        await barrier.DisposeAsync();
        await barrier.DisposeAsync();

        foreach (var wait in waits) await Assert.ThrowsAsync<StoppedException>(() => wait);
        await Assert.ThrowsAsync<StoppedException>(async () => await barrier.SignalAndWaitAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await barrier.TrySignalAndWaitAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await party.SignalAndWaitAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await barrier.SnapshotAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await barrier.SignalAndWaitAsync(Cancelled));
        await Assert.ThrowsAsync<StoppedException>(async () => await barrier.TrySignalAndWaitAsync(TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAsync<StoppedException>(async () => await barrier.SignalAsync(Cancelled));
        await Assert.ThrowsAsync<StoppedException>(async () => await party.LeaveAsync(Cancelled));
        await party.DisposeAsync();
    }
}
