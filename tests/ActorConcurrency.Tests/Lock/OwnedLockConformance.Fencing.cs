namespace ActorConcurrency.Tests;

/// <content>What a resource turns away by the tokens of holds, and whom the holds tell of their loss.</content>
public abstract partial class OwnedLockConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Write, LockMode.Write)]
    [InlineData(LockMode.Write, LockMode.Read)]
    [InlineData(LockMode.Write, LockMode.Upgradeable)]
    [InlineData(LockMode.Upgradeable, LockMode.Upgradeable)]
    [InlineData(LockMode.Upgradeable, LockMode.Write)]
    [InlineData(LockMode.Read, LockMode.Read)]
    public async Task A_resource_that_has_seen_the_inner_hold_does_not_turn_away_the_outer_one(LockMode outer, LockMode inner)
    {
        await using var one = CreateOwned(reentrant: true);
        await using var session = one.OpenSession(Some.Label());
        await using var first = await session.AcquireAsync(outer);
        var before = first.FencingToken;

        var second = await session.AcquireAsync(inner);
        var seen = second.FencingToken;

        Assert.True(seen > before);
        Assert.Equal(seen, first.FencingToken);
        second.Dispose();
        Assert.Equal(seen, first.FencingToken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_holds_of_an_owner_tell_the_newest_token_that_it_was_given()
    {
        await using var one = CreateOwned(reentrant: true);
        await using var session = one.OpenSession(Some.Label());
        ILockHold[] holds = [await session.AcquireAsync(LockMode.Upgradeable), await session.AcquireAsync(LockMode.Read)];
        var reader = await one.AcquireAsync(LockMode.Read);
        reader.Dispose();

        await using var upgraded = await holds[0].UpgradeAsync();
        await using var nested = await session.AcquireAsync();

        Assert.True(upgraded.FencingToken > reader.FencingToken);
        Assert.All([.. holds, upgraded], hold => Assert.Equal(nested.FencingToken, hold.FencingToken));
        Assert.All((await one.SnapshotAsync()).Holders, holder => Assert.Equal(nested.FencingToken, holder.FencingToken));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_hold_that_is_back_is_not_renewed_when_its_owner_takes_the_lock_again()
    {
        await using var one = CreateOwned();
        await using var session = one.OpenSession(Some.Label());
        var old = await session.AcquireAsync();
        old.Dispose();
        var others = await one.AcquireAsync();
        others.Dispose();

        await using var next = await session.AcquireAsync();

        Assert.True(old.FencingToken < others.FencingToken);
        Assert.True(others.FencingToken < next.FencingToken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_token_of_one_owner_is_not_renewed_by_another()
    {
        await using var one = CreateOwned();
        await using var ann = one.OpenSession("ann");
        await using var bob = one.OpenSession("bob");
        await using var anns = await ann.AcquireAsync(LockMode.Read);

        await using var bobs = await bob.AcquireAsync(LockMode.Read);

        Assert.True(anns.FencingToken < bobs.FencingToken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_loss_that_was_told_is_seen_whenever_it_is_asked_for_again()
    {
        await using var one = CreateOwned();
        var session = one.OpenSession(Some.Label());
        var hold = await session.AcquireAsync();
        Assert.False(hold.Lost.IsCancellationRequested);

        await session.DisposeAsync();

        await Told.By(hold.Lost);
        Assert.True(hold.Lost.IsCancellationRequested);
        Assert.True(hold.Lost.IsCancellationRequested);
    }
}
