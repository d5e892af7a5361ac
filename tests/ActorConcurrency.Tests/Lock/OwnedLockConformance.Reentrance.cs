namespace ActorConcurrency.Tests;

/// <content>An owner who holds the lock and asks for it again.</content>
public abstract partial class OwnedLockConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Write, LockMode.Write)]
    [InlineData(LockMode.Write, LockMode.Read)]
    [InlineData(LockMode.Write, LockMode.Upgradeable)]
    [InlineData(LockMode.Read, LockMode.Read)]
    [InlineData(LockMode.Upgradeable, LockMode.Upgradeable)]
    public async Task An_owner_is_refused_at_once_what_it_would_wait_for_for_ever(LockMode held, LockMode wanted)
    {
        await using var one = CreateOwned();
        await using var session = one.OpenSession(Some.Label());
        await using var hold = await session.AcquireAsync(held);

        var refusal = await Assert.ThrowsAsync<LockRecursionException>(async () => await session.AcquireAsync(wanted));
        await Assert.ThrowsAsync<LockRecursionException>(async () => await session.TryAcquireAsync(TimeSpan.Zero, wanted));

        Assert.Contains("reentrant", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await session.CountHoldsAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false, LockMode.Write)]
    [InlineData(false, LockMode.Upgradeable)]
    [InlineData(true, LockMode.Write)]
    [InlineData(true, LockMode.Upgradeable)]
    public async Task An_owner_who_reads_is_refused_more_even_where_it_is_reentrant(bool reentrant, LockMode wanted)
    {
        await using var one = CreateOwned(reentrant);
        await using var session = one.OpenSession(Some.Label());
        await using var hold = await session.AcquireAsync(LockMode.Read);

        var refusal = await Assert.ThrowsAsync<LockRecursionException>(async () => await session.AcquireAsync(wanted));

        Assert.Contains("Upgradeable", refusal.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Write, LockMode.Write)]
    [InlineData(LockMode.Write, LockMode.Read)]
    [InlineData(LockMode.Write, LockMode.Upgradeable)]
    [InlineData(LockMode.Read, LockMode.Read)]
    [InlineData(LockMode.Upgradeable, LockMode.Upgradeable)]
    public async Task A_reentrant_lock_is_free_once_it_is_given_back_as_often_as_it_was_taken(LockMode outer, LockMode inner)
    {
        await using var one = CreateOwned(reentrant: true);
        await using var session = one.OpenSession(Some.Label());
        var first = await session.AcquireAsync(outer);
        var second = await session.AcquireAsync(inner);
        var third = await session.TryAcquireAsync(TimeSpan.Zero, inner);

        first.Dispose();
        second.Dispose();
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
        third!.Dispose();

        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reentrant_reader_gets_in_again_though_a_writer_waits()
    {
        await using var one = CreateOwned(reentrant: true);
        await using var session = one.OpenSession(Some.Label());
        await using var outer = await session.AcquireAsync(LockMode.Read);
        var writer = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        await using var inner = await session.AcquireAsync(LockMode.Read);

        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));
        await Never.Completes(writer, after: one.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task While_it_ends_an_owner_who_holds_it_may_still_take_it_again()
    {
        await using var one = CreateOwned(reentrant: true);
        await using var session = one.OpenSession(Some.Label());
        await using var stranger = one.OpenSession(Some.Label());
        var outer = await session.AcquireAsync();
        var ending = one.EndAsync(LockEnding.RefuseWaiters).AsTask();
        await one.SnapshotAsync();

        var inner = await session.AcquireAsync();
        await Assert.ThrowsAsync<StoppedException>(async () => await stranger.AcquireAsync());
        outer.Dispose();
        await Never.Completes(ending, after: one.SnapshotAsync());
        inner.Dispose();

        await ending;
        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_writer_that_keeps_a_read_lets_readers_in_when_it_gives_the_rest_back()
    {
        await using var one = CreateOwned(reentrant: true);
        await using var session = one.OpenSession(Some.Label());
        var writing = await session.AcquireAsync();
        await using var reading = await session.AcquireAsync(LockMode.Read);

        writing.Dispose();

        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_owner_who_holds_it_upgradeable_upgrades_by_asking_for_more(bool reentrant)
    {
        await using var one = CreateOwned(reentrant);
        await using var session = one.OpenSession(Some.Label());
        await using var upgradeable = await session.AcquireAsync(LockMode.Upgradeable);

        await using var writing = await session.AcquireAsync();

        Assert.Equal(2, await session.CountHoldsAsync());
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_owner_who_holds_it_upgradeable_may_keep_a_read_and_give_the_rest_back()
    {
        await using var one = CreateOwned();
        await using var session = one.OpenSession(Some.Label());
        var upgradeable = await session.AcquireAsync(LockMode.Upgradeable);
        await using var reading = await session.AcquireAsync(LockMode.Read);

        upgradeable.Dispose();

        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Upgradeable));
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Two_owners_are_not_one()
    {
        await using var one = CreateOwned(reentrant: true);
        await using var ann = one.OpenSession("same label");
        await using var bob = one.OpenSession("same label");
        await using var hold = await ann.AcquireAsync();

        Assert.Null(await bob.TryAcquireAsync(TimeSpan.Zero));
    }
}
