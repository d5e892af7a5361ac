using System.Collections.Immutable;

namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ISemaphore"/> promises. Order among waiters is not part of it: see <see cref="FairSemaphoreConformance"/>.</summary>
public abstract partial class SemaphoreConformance
{
    protected abstract ISemaphore Create(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_starts_with_all_permits_free()
    {
        await using var semaphore = Create(3, 5);

        Assert.Equal(new SemaphoreSnapshot(3, 5, 3, 0, 0, 0, 0, 0, 0, []), await semaphore.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_free_permit_is_granted()
    {
        await using var semaphore = Create(2);

        var permit = await semaphore.AcquireAsync();

        Assert.Equal(1, permit.Count);
        Assert.Equal((1, 1), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_permit_is_not_lost_while_it_is_held_nor_when_it_is_back()
    {
        await using var semaphore = Create(1);
        var permit = await semaphore.AcquireAsync();
        var lost = permit.Lost;

        Assert.False(lost.IsCancellationRequested);
        await permit.DisposeAsync();
        await using var next = await semaphore.AcquireAsync();

        Assert.False(lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_a_free_permit_nobody_enters()
    {
        await using var semaphore = Create(1);
        await semaphore.AcquireAsync();

        var waiting = semaphore.AcquireAsync().AsTask();

        await Never.Completes(waiting, after: semaphore.SnapshotAsync());
        Assert.Equal((0, 1), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_ends_when_a_permit_is_given_back()
    {
        await using var semaphore = Create(1);
        var first = await semaphore.AcquireAsync();
        var waiting = semaphore.AcquireAsync().AsTask();

        await first.DisposeAsync();

        await waiting;
        Assert.Equal((0, 1), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_permit_is_given_back_once_however_often_it_is_disposed()
    {
        await using var semaphore = Create(2);
        var permit = await semaphore.AcquireAsync();

        permit.Dispose();
        permit.Dispose();
        await permit.DisposeAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(permit.Dispose)));

        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((2, 0), Size(snapshot));
        Assert.Equal((1, 1), (snapshot.Granted, snapshot.Returned));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_stranger_may_release()
    {
        await using var semaphore = Create(0);
        var waiting = semaphore.AcquireAsync().AsTask();

        await semaphore.ReleaseAsync();

        await waiting;
        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((0, 1), Size(snapshot));
        Assert.Equal(1, snapshot.Released);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_release_lets_ten_workers_through_one_by_one_and_leaves_one_permit()
    {
        await using var semaphore = Create(0);
        var inside = 0;
        var most = 0;
        var workers = Enumerable.Range(0, 10).Select(async _ =>
        {
            await using var permit = await semaphore.AcquireAsync();
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Interlocked.Decrement(ref inside);
        }).ToArray();

        await semaphore.ReleaseAsync();

        await Task.WhenAll(workers);
        Assert.Equal(1, most);
        Assert.Equal((1, 0), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task More_than_the_maximum_is_refused_and_nothing_is_added()
    {
        await using var semaphore = Create(1, maximum: 3);

        await Assert.ThrowsAsync<SemaphoreFullException>(async () => await semaphore.ReleaseAsync(3));
        await Assert.ThrowsAsync<SemaphoreFullException>(async () => await semaphore.ReleaseAsync(int.MaxValue));

        Assert.Equal(new SemaphoreSnapshot(1, 3, 1, 0, 0, 0, 0, 0, 0, []), await semaphore.SnapshotAsync());
        await semaphore.ReleaseAsync(2);
        Assert.Equal((3, 0), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Held_permits_count_towards_the_maximum()
    {
        await using var semaphore = Create(1, maximum: 1);
        await semaphore.AcquireAsync();

        await Assert.ThrowsAsync<SemaphoreFullException>(async () => await semaphore.ReleaseAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Several_permits_are_taken_and_given_back_together()
    {
        await using var semaphore = Create(5);

        var permit = await semaphore.AcquireAsync(3);
        Assert.Equal(3, permit.Count);
        Assert.Equal((2, 3), Size(await semaphore.SnapshotAsync()));

        permit.Dispose();
        Assert.Equal((5, 0), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_several_takes_all_or_nothing()
    {
        await using var semaphore = Create(2);
        var waiting = semaphore.AcquireAsync(4).AsTask();

        await semaphore.ReleaseAsync();
        await Never.Completes(waiting, after: semaphore.SnapshotAsync());
        Assert.Equal((3, 0), Size(await semaphore.SnapshotAsync()));

        await semaphore.ReleaseAsync();
        Assert.Equal(4, (await waiting).Count);
        Assert.Equal((0, 4), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Two_waits_for_several_do_not_hold_each_other_up()
    {
        await using var semaphore = Create(4);
        var held = await AcquireEachAsync(semaphore, 4);
        var waits = new[] { semaphore.AcquireAsync(3).AsTask(), semaphore.AcquireAsync(3).AsTask() };

        foreach (var permit in held) permit.Dispose();

        var first = await Task.WhenAny(waits);
        var second = waits.Single(wait => wait != first);
        await Never.Completes(second, after: semaphore.SnapshotAsync());
        (await first).Dispose();
        await second;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Draining_takes_every_free_permit_out_of_use()
    {
        await using var semaphore = Create(5, 5);
        var held = await semaphore.AcquireAsync(2);

        Assert.Equal(3, await semaphore.DrainAsync());
        Assert.Equal(0, await semaphore.DrainAsync());
        Assert.Equal((0, 2), Size(await semaphore.SnapshotAsync()));

        held.Dispose();
        Assert.Equal((2, 0), Size(await semaphore.SnapshotAsync()));
        await semaphore.ReleaseAsync(3);
        Assert.Equal((5, 0), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Draining_takes_from_a_wait_for_several_what_it_has_not_been_granted()
    {
        await using var semaphore = Create(2);
        var waiting = semaphore.AcquireAsync(3).AsTask();

        Assert.Equal(2, await semaphore.DrainAsync());
        Assert.Equal((0, 0), Size(await semaphore.SnapshotAsync()));

        await semaphore.ReleaseAsync(2);
        await Never.Completes(waiting, after: semaphore.SnapshotAsync());
        await semaphore.ReleaseAsync();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Fencing_tokens_grow_with_every_grant()
    {
        await using var semaphore = Create(2);
        var tokens = new List<long>();

        for (var round = 0; round < 5; round++)
        {
            using var first = await semaphore.AcquireAsync();
            using var second = await semaphore.TryAcquireAsync(TimeSpan.Zero);
            tokens.AddRange([first.FencingToken, second!.FencingToken]);
        }

        Assert.Equal(tokens.Distinct().Order(), tokens);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Numbers_out_of_range_are_rejected_and_change_nothing()
    {
        await using var semaphore = Create(2, 3);
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        foreach (var permits in new[] { 0, -1, 4 })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.AcquireAsync(permits));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.TryAcquireAsync(TimeSpan.Zero, permits));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.TryAcquireAsync(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.TryAcquireAsync(tooLong));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.ReleaseAsync(0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.ReleaseAsync(-1));
        Assert.Equal(new SemaphoreSnapshot(2, 3, 2, 0, 0, 0, 0, 0, 0, []), await semaphore.SnapshotAsync());
    }

    private protected static (int Available, int Held) Size(SemaphoreSnapshot snapshot)
    {
        AssertLedger(snapshot);
        return (snapshot.Available, snapshot.Held);
    }

    private protected static void AssertLedger(SemaphoreSnapshot snapshot)
    {
        Assert.Equal(snapshot.Initial + snapshot.Released - snapshot.Drained - snapshot.Removed, snapshot.Available + snapshot.Held);
        Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed + snapshot.Held);
        Assert.InRange(snapshot.Available, 0, snapshot.Maximum - snapshot.Held);
        Assert.InRange(snapshot.Held, 0, snapshot.Maximum);
    }

    private protected static async Task<ImmutableArray<IPermit>> AcquireEachAsync(ISemaphore semaphore, int count)
    {
        var permits = ImmutableArray.CreateBuilder<IPermit>(count);
        for (var taken = 0; taken < count; taken++) permits.Add(await semaphore.AcquireAsync());
        return permits.MoveToImmutable();
    }
}
