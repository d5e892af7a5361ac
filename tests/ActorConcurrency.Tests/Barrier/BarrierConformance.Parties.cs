namespace ActorConcurrency.Tests;

/// <summary>Parties with a name.</summary>
public abstract partial class BarrierConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_is_missing_is_named()
    {
        await using var barrier = Create(4);
        var ann = await barrier.JoinAsync("ann");
        await barrier.JoinAsync("bob");
        await barrier.JoinAsync("cid");
        var waiting = ann.SignalAndWaitAsync().AsTask();

        var snapshot = await barrier.SnapshotAsync();
        await barrier.AbortAsync();

        Assert.Equal(["bob", "cid"], snapshot.Missing.ToArray());
        Assert.Equal((1, "ann"), (snapshot.MoreMissing, Assert.Single(snapshot.Waiters).Label));
        var broken = await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting);
        Assert.Equal(new BarrierBreak(BarrierBreakReason.Aborted, 0, "", ["bob", "cid"], 1), broken.Break);
        Assert.Contains("Missing: 'bob'; 'cid'", broken.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Named_and_unnamed_parties_pass_together()
    {
        await using var barrier = Create(2);
        var ann = await barrier.JoinAsync("ann");

        for (var phase = 0; phase < 3; phase++)
        {
            var named = ann.SignalAndWaitAsync().AsTask();
            Assert.Equal(new BarrierArrival(phase, 1), await barrier.SignalAndWaitAsync());
            Assert.Equal(new BarrierArrival(phase, 0), await named);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_party_cannot_arrive_twice_in_a_phase()
    {
        await using var barrier = Create(2);
        var ann = await barrier.JoinAsync("ann");
        var waiting = ann.SignalAndWaitAsync().AsTask();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ann.SignalAndWaitAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ann.SignalAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ann.TrySignalAndWaitAsync(TimeSpan.Zero));

        await Never.Completes(waiting, after: barrier.SnapshotAsync());
        await barrier.SignalAsync();
        await waiting;
        Assert.Equal(1, await ann.SignalAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Somebody_without_a_name_cannot_fill_the_place_of_a_party()
    {
        await using var barrier = Create(2);
        await barrier.JoinAsync("ann");
        await barrier.SignalAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.SignalAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.SignalAndWaitAsync());

        Assert.Equal(1, (await barrier.SnapshotAsync()).Arrived);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Joining_takes_a_place_that_is_there_or_a_new_one()
    {
        await using var barrier = Create(1);
        await barrier.JoinAsync("ann");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.JoinAsync("bob"));
        var bob = await barrier.JoinAsync("bob", newPlace: true);

        Assert.Contains("Add parties first", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("bob", bob.Label);
        var snapshot = await barrier.SnapshotAsync();
        Assert.Equal(2, snapshot.Parties);
        Assert.Equal(["ann", "bob"], snapshot.Missing.ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_place_that_is_filled_already_cannot_be_joined()
    {
        await using var barrier = Create(2);
        await barrier.SignalAsync();
        await barrier.JoinAsync("ann");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.JoinAsync("bob"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_leaves_is_not_waited_for_any_more()
    {
        await using var barrier = Create(2);
        var ann = await barrier.JoinAsync("ann");
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await Never.Completes(waiting, after: barrier.SnapshotAsync());

        Assert.Equal(0, await ann.LeaveAsync());

        await waiting;
        await Assert.ThrowsAsync<StoppedException>(async () => await ann.SignalAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await ann.LeaveAsync());
        await ann.DisposeAsync();
        Assert.Equal(new BarrierSnapshot(1, 1, 0, false, null, [], []) { MoreMissing = 1 }, await barrier.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_leaves_takes_its_arrival_along()
    {
        await using var barrier = Create(3);
        var ann = await barrier.JoinAsync("ann");
        var waiting = ann.SignalAndWaitAsync().AsTask();
        var other = barrier.SignalAndWaitAsync().AsTask();

        await ann.LeaveAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await Never.Completes(other, after: barrier.SnapshotAsync());
        await barrier.SignalAsync();
        Assert.Equal(new BarrierArrival(0, 0), await other);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_party_that_ends_without_leaving_breaks_it_and_is_named()
    {
        await using var barrier = Create(3);
        var ann = await barrier.JoinAsync("ann");
        await barrier.JoinAsync("bob");
        var waiting = barrier.SignalAndWaitAsync().AsTask();

        await ann.DisposeAsync();
        await ann.DisposeAsync();

        var broken = await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting);
        Assert.Equal(new BarrierBreak(BarrierBreakReason.PartyEnded, 0, "ann", ["ann", "bob"], 0), broken.Break);
        await barrier.ResetAsync();
        var snapshot = await barrier.SnapshotAsync();
        Assert.Equal((3, 2), (snapshot.Parties, snapshot.MoreMissing));
        await barrier.JoinAsync("ann again");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_the_absent_leave_a_party_that_ends_is_not_waited_for()
    {
        await using var barrier = Create(2, BarrierAbsence.Leave);
        var ann = await barrier.JoinAsync("ann");
        var waiting = barrier.SignalAndWaitAsync().AsTask();

        await ann.DisposeAsync();

        Assert.Equal(new BarrierArrival(0, 0), await waiting);
        Assert.Equal(1, (await barrier.SnapshotAsync()).Parties);
        await Assert.ThrowsAsync<StoppedException>(async () => await ann.SignalAndWaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_party_that_ends_while_it_waits_ends_its_wait()
    {
        await using var barrier = Create(2);
        var ann = await barrier.JoinAsync("ann");
        var waiting = ann.SignalAndWaitAsync().AsTask();

        await ann.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        Assert.Equal(new BarrierBreak(BarrierBreakReason.PartyEnded, 0, "ann", [], 1), (await barrier.SnapshotAsync()).Broken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_party_that_gives_up_is_named_and_keeps_its_place_where_that_breaks()
    {
        await using var barrier = Create(2);
        var ann = await barrier.JoinAsync("ann");

        Assert.Null(await ann.TrySignalAndWaitAsync(Short));

        Assert.Equal(new BarrierBreak(BarrierBreakReason.GaveUp, 0, "ann", [], 1), (await barrier.SnapshotAsync()).Broken);
        await barrier.ResetAsync();
        Assert.Equal(0, await ann.SignalAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_the_absent_leave_a_party_that_gives_up_is_none_any_more()
    {
        await using var barrier = Create(2, BarrierAbsence.Leave);
        var ann = await barrier.JoinAsync("ann");

        Assert.Null(await ann.TrySignalAndWaitAsync(Short));

        await Assert.ThrowsAsync<StoppedException>(async () => await ann.SignalAndWaitAsync());
        Assert.Equal(new BarrierArrival(0, 0), await barrier.SignalAndWaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_without_patience_is_no_absence()
    {
        await using var barrier = Create(2, BarrierAbsence.Leave);
        var ann = await barrier.JoinAsync("ann");

        Assert.Null(await ann.TrySignalAndWaitAsync(TimeSpan.Zero));

        var snapshot = await barrier.SnapshotAsync();
        Assert.Equal((2, 0), (snapshot.Parties, snapshot.Arrived));
        Assert.Equal(["ann"], snapshot.Missing.ToArray());
    }
}
