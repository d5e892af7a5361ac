namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ILock"/> promises: exclusion, order, and that nothing is lost.</summary>
public abstract partial class LockConformance
{
    protected abstract ILock Create(int maxWaiters = int.MaxValue);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_starts_free()
    {
        await using var one = Create();

        var snapshot = await one.SnapshotAsync();

        Assert.Equal(new LockSnapshot(0, 0, 0, [], []), snapshot);
        Assert.Equal((false, null), (snapshot.IsHeld, snapshot.Owner));
        Assert.Equal("Free, 0 waiting.", $"{snapshot}");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_writes_is_alone()
    {
        await using var one = Create();

        await using var hold = await one.AcquireAsync();

        Assert.Equal(LockMode.Write, hold.Mode);
        foreach (var mode in Enum.GetValues<LockMode>()) Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, mode));
        var snapshot = await one.SnapshotAsync();
        Assert.Equal((true, ""), (snapshot.IsHeld, snapshot.Owner));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Many_read_at_once_and_nobody_writes()
    {
        await using var one = Create();

        await using var first = await one.AcquireAsync(LockMode.Read);
        await using var second = await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read);

        Assert.NotNull(second);
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
        var snapshot = await one.SnapshotAsync();
        Assert.Equal([LockMode.Read, LockMode.Read], snapshot.Holders.Select(holder => holder.Mode));
        Assert.Null(snapshot.Owner);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_at_a_time_holds_it_upgradeable_beside_readers()
    {
        await using var one = Create();
        await using var reader = await one.AcquireAsync(LockMode.Read);

        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);

        Assert.Equal(LockMode.Upgradeable, upgradeable.Mode);
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Upgradeable));
        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Read)]
    [InlineData(LockMode.Upgradeable)]
    [InlineData(LockMode.Write)]
    public async Task A_hold_is_given_back_once_however_often_it_is_disposed(LockMode mode)
    {
        await using var one = Create();
        var hold = await one.AcquireAsync(mode);

        hold.Dispose();
        hold.Dispose();
        await hold.DisposeAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(hold.Dispose)));

        Assert.Equal(new LockSnapshot(1, 1, 0, [], []), await one.SnapshotAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Read)]
    [InlineData(LockMode.Upgradeable)]
    [InlineData(LockMode.Write)]
    public async Task A_hold_that_many_dispose_at_once_is_given_back_once(LockMode mode)
    {
        await using var one = Create();
        var hold = await one.AcquireAsync(mode);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => hold.DisposeAsync().AsTask())));

        var snapshot = await one.SnapshotAsync();
        Assert.Equal((1L, 1L, false), (snapshot.Granted, snapshot.Returned, snapshot.IsHeld));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_old_hold_does_not_give_back_the_next_one()
    {
        await using var one = Create();
        var old = await one.AcquireAsync();
        old.Dispose();
        await using var next = await one.AcquireAsync();

        old.Dispose();

        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_kept_across_an_await_and_given_back_on_any_thread()
    {
        await using var one = Create();
        var hold = await one.AcquireAsync();
        var waiting = one.AcquireAsync().AsTask();
        await Task.Yield();
        await Never.Completes(waiting, after: one.SnapshotAsync());

        await Task.Run(hold.Dispose);

        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Fencing_tokens_grow_with_every_grant_in_every_mode()
    {
        await using var one = Create();
        var tokens = new List<long>();

        foreach (var mode in new[] { LockMode.Write, LockMode.Read, LockMode.Upgradeable, LockMode.Write })
        {
            await using var hold = await one.AcquireAsync(mode);
            tokens.Add(hold.FencingToken);
        }

        Assert.Equal(tokens.Distinct().Order(), tokens);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Writers_enter_in_the_order_of_asking()
    {
        await using var one = Create();
        var hold = await one.AcquireAsync();
        var waits = await WaitInTurnAsync(one, LockMode.Write, LockMode.Write, LockMode.Write);

        foreach (var wait in waits)
        {
            hold.Dispose();
            hold = await wait;
            Assert.Single((await one.SnapshotAsync()).Holders);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Readers_behind_each_other_go_in_together()
    {
        await using var one = Create();
        var writer = await one.AcquireAsync();
        var readers = await WaitInTurnAsync(one, LockMode.Read, LockMode.Read, LockMode.Upgradeable, LockMode.Read);

        writer.Dispose();

        await Task.WhenAll(readers);
        Assert.Equal(4, (await one.SnapshotAsync()).Holders.Length);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_writer_that_waits_is_not_overtaken_by_readers()
    {
        await using var one = Create();
        var reader = await one.AcquireAsync(LockMode.Read);
        var writer = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();
        var late = one.AcquireAsync(LockMode.Read).AsTask();

        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));
        await Never.Completes(late, after: one.SnapshotAsync());
        reader.Dispose();

        var writing = await writer;
        await Never.Completes(late, after: one.SnapshotAsync());
        writing.Dispose();
        await late;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reader_that_waits_is_not_starved_by_writers()
    {
        await using var one = Create();
        var writer = await one.AcquireAsync();
        var waits = await WaitInTurnAsync(one, LockMode.Read, LockMode.Write);

        writer.Dispose();

        var reader = await waits[0];
        await Never.Completes(waits[1], after: one.SnapshotAsync());
        reader.Dispose();
        await waits[1];
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_shows_who_waits_first_come_first()
    {
        await using var one = Create();
        await using var hold = await one.AcquireAsync();
        await WaitInTurnAsync(one, LockMode.Read, LockMode.Write, LockMode.Upgradeable);

        var waiters = (await one.SnapshotAsync()).Waiters;

        Assert.Equal([LockMode.Read, LockMode.Write, LockMode.Upgradeable], waiters.Select(waiter => waiter.Mode));
        Assert.All(waiters, waiter => Assert.Equal(("", false), (waiter.Label, waiter.IsUpgrade)));
        Assert.All(waiters, waiter => Assert.True(waiter.Waiting >= TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_large_snapshot_is_capped_and_counts_the_rest()
    {
        await using var one = Create();
        for (var reader = 0; reader < 150; reader++) await one.AcquireAsync(LockMode.Read);
        for (var writer = 0; writer < 120; writer++) _ = one.AcquireAsync().AsTask();

        var snapshot = await one.SnapshotAsync();

        Assert.Equal((100, 50, 100, 20), (snapshot.Holders.Length, snapshot.MoreHolders, snapshot.Waiters.Length, snapshot.MoreWaiters));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_out_of_range_is_rejected_and_changes_nothing()
    {
        await using var one = Create();
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await one.AcquireAsync((LockMode)3));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await one.TryAcquireAsync(TimeSpan.Zero, (LockMode)(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await one.TryAcquireAsync(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await one.TryAcquireAsync(Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await one.TryAcquireAsync(tooLong));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await one.EndAsync((LockEnding)9));

        Assert.Equal(new LockSnapshot(0, 0, 0, [], []), await one.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nobody_reads_while_one_writes_however_many_there_are()
    {
        await using var one = Create();
        var (readers, writers, failures) = (0, 0, 0);

        async Task UseAsync(int seed)
        {
            var random = new Random(seed);
            for (var round = 0; round < 200; round++)
            {
                var writes = random.Next(4) == 0;
                await using var hold = await one.AcquireAsync(writes ? LockMode.Write : LockMode.Read);
                var ok = writes
                    ? Interlocked.Increment(ref writers) == 1 && Volatile.Read(ref readers) == 0
                    : Interlocked.Increment(ref readers) > 0 && Volatile.Read(ref writers) == 0;
                if (!ok) Interlocked.Increment(ref failures);
                if (random.Next(8) == 0) await Task.Yield();
                Interlocked.Decrement(ref writes ? ref writers : ref readers);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() => UseAsync(seed))));

        Assert.Equal(0, failures);
        var snapshot = await one.SnapshotAsync();
        Assert.Equal((1600, 1600, false), (snapshot.Granted, snapshot.Returned, snapshot.IsHeld));
    }

    private protected static async Task<Task<ILockHold>[]> WaitInTurnAsync(ILock one, params LockMode[] modes)
    {
        var waits = new List<Task<ILockHold>>();
        foreach (var mode in modes)
        {
            waits.Add(one.AcquireAsync(mode).AsTask());
            await one.SnapshotAsync();
        }

        return [.. waits];
    }
}
