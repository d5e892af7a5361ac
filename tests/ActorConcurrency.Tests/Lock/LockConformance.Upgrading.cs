namespace ActorConcurrency.Tests;

/// <content>From reading to writing, without anybody in between.</content>
public abstract partial class LockConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_holds_it_upgradeable_may_write_and_read_on()
    {
        await using var one = Create();
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);

        var writing = await upgradeable.UpgradeAsync();
        Assert.Equal(LockMode.Write, writing.Mode);
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));
        Assert.Equal("", (await one.SnapshotAsync()).Owner);
        writing.Dispose();

        await using var reader = await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read);
        Assert.NotNull(reader);
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upgrade_has_a_newer_token_than_the_readers_before_it_and_its_hold_tells_it_too(bool isTry)
    {
        await using var one = Create();
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var reader = await one.AcquireAsync(LockMode.Read);
        reader.Dispose();
        Assert.True(upgradeable.FencingToken < reader.FencingToken);

        var writing = isTry ? (await upgradeable.TryUpgradeAsync(TimeSpan.Zero))! : await upgradeable.UpgradeAsync();
        var seen = writing.FencingToken;

        Assert.True(seen > reader.FencingToken);
        Assert.Equal(seen, upgradeable.FencingToken);
        Assert.All((await one.SnapshotAsync()).Holders, holder => Assert.Equal(seen, holder.FencingToken));
        writing.Dispose();
        Assert.Equal(seen, upgradeable.FencingToken);
        await using var late = await one.AcquireAsync(LockMode.Read);
        Assert.True(late.FencingToken > seen);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_upgrade_that_waited_renews_the_token_of_its_hold_too()
    {
        await using var one = Create();
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var reader = await one.AcquireAsync(LockMode.Read);
        var upgrading = upgradeable.UpgradeAsync().AsTask();
        await one.SnapshotAsync();
        reader.Dispose();

        await using var writing = await upgrading;

        Assert.Equal(writing.FencingToken, upgradeable.FencingToken);
        Assert.True(upgradeable.FencingToken > reader.FencingToken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_upgrade_waits_for_the_readers_and_goes_before_the_line()
    {
        await using var one = Create();
        var reader = await one.AcquireAsync(LockMode.Read);
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var writer = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();
        var upgrading = upgradeable.UpgradeAsync().AsTask();
        await one.SnapshotAsync();

        var waiters = (await one.SnapshotAsync()).Waiters;
        Assert.Equal([true, false], waiters.Select(waiter => waiter.IsUpgrade));
        reader.Dispose();

        await using var writing = await upgrading;
        await Never.Completes(writer, after: one.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task No_reader_enters_while_an_upgrade_waits()
    {
        await using var one = Create();
        var reader = await one.AcquireAsync(LockMode.Read);
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var upgrading = upgradeable.UpgradeAsync().AsTask();
        await one.SnapshotAsync();

        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));

        reader.Dispose();
        await upgrading;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_upgrade_that_gives_up_leaves_its_hold_as_it_was_and_lets_readers_in()
    {
        await using var one = Create();
        using var cancellation = new CancellationTokenSource();
        await using var reader = await one.AcquireAsync(LockMode.Read);
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var upgrading = upgradeable.UpgradeAsync(cancellation.Token).AsTask();
        await one.SnapshotAsync();
        var late = one.AcquireAsync(LockMode.Read).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upgrading);
        await late;
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Upgradeable));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_to_upgrade_takes_what_there_is_or_nothing()
    {
        await using var one = Create();
        var reader = await one.AcquireAsync(LockMode.Read);
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);

        Assert.Null(await upgradeable.TryUpgradeAsync(TimeSpan.Zero));
        Assert.Null(await upgradeable.TryUpgradeAsync(Short));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await upgradeable.TryUpgradeAsync(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await upgradeable.TryUpgradeAsync(TimeSpan.Zero, Cancelled));
        reader.Dispose();

        await using var writing = await upgradeable.TryUpgradeAsync(TimeSpan.Zero);
        Assert.NotNull(writing);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reader_is_told_what_to_do_instead_of_upgrading()
    {
        await using var one = Create();
        await using var reader = await one.AcquireAsync(LockMode.Read);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.UpgradeAsync());

        Assert.Contains("Upgradeable", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.TryUpgradeAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_writer_and_a_hold_that_is_back_cannot_be_upgraded()
    {
        await using var one = Create();
        var writer = await one.AcquireAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.UpgradeAsync());
        writer.Dispose();
        var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        upgradeable.Dispose();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await upgradeable.UpgradeAsync());

        Assert.Equal((false, 0), Size(await one.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_second_upgrade_is_refused_while_the_first_waits_and_while_it_holds()
    {
        await using var one = Create();
        var reader = await one.AcquireAsync(LockMode.Read);
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var upgrading = upgradeable.UpgradeAsync().AsTask();
        await one.SnapshotAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await upgradeable.UpgradeAsync());
        reader.Dispose();
        await using var writing = await upgrading;
        await Assert.ThrowsAsync<LockRecursionException>(async () => await upgradeable.UpgradeAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_upgrade_whose_hold_is_given_back_meanwhile_is_refused()
    {
        await using var one = Create();
        await using var reader = await one.AcquireAsync(LockMode.Read);
        var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var upgrading = upgradeable.UpgradeAsync().AsTask();
        await one.SnapshotAsync();

        upgradeable.Dispose();

        await Assert.ThrowsAsync<InvalidOperationException>(() => upgrading);
        Assert.Equal((true, 0), Size(await one.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_upgrade_that_would_be_one_waiter_too_many_is_refused_and_leaves_its_hold_as_it_was()
    {
        await using var one = Create(maxWaiters: 0);
        var reader = await one.AcquireAsync(LockMode.Read);
        await using var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);

        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await upgradeable.UpgradeAsync());
        Assert.Null(await upgradeable.TryUpgradeAsync(TimeSpan.Zero));
        reader.Dispose();

        await using var writing = await upgradeable.UpgradeAsync();
        Assert.Equal(LockMode.Write, writing.Mode);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_written_on_top_outlasts_the_hold_below_it()
    {
        await using var one = Create();
        var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var writing = await upgradeable.UpgradeAsync();

        upgradeable.Dispose();
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));
        writing.Dispose();

        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero));
    }
}
