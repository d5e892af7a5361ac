namespace ActorConcurrency.Tests;

/// <summary>A lease is a value: whoever has a copy has the same grant, and not the next one.</summary>
public sealed class LockLeaseTests(Actors actors) : IClassFixture<Actors>
{
    public static TheoryData<bool> Ways => [true, false];

    [Fact]
    public async Task The_default_lease_holds_nothing()
    {
        var lease = default(LockLease);

        lease.Dispose();
        await lease.DisposeAsync();

        Assert.Empty(lease.Names);
        Assert.Equal(0, lease.FencingToken);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Ways))]
    public async Task A_lease_and_its_copies_are_given_back_once(bool gateFirst)
    {
        await using var locks = Start(gateFirst);
        var lease = await locks.AcquireAsync(["x"]);
        ILockLease boxed = lease;
        var copy = lease;

        copy.Dispose();
        var next = await locks.AcquireAsync(["x"]);
        lease.Dispose();
        await boxed.DisposeAsync();

        Assert.Equal((2, 1), await GrantedAndReturnedAsync(locks));
        Assert.Equal((1L, 1L, 2L), (lease.FencingToken, boxed.FencingToken, next.FencingToken));
        next.Dispose();
        Assert.Equal((2, 2), await GrantedAndReturnedAsync(locks));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Ways))]
    public async Task A_lease_keeps_its_names_after_its_return(bool gateFirst)
    {
        await using var locks = Start(gateFirst);
        var lease = await locks.AcquireAsync(["y", "x", "y"]);
        lease.Dispose();

        await using var next = await locks.AcquireAsync(["z"]);

        Assert.Equal(["x", "y"], lease.Names.AsEnumerable());
        Assert.Equal(["z"], next.Names.AsEnumerable());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Ways))]
    public async Task A_caller_may_use_its_array_for_something_else(bool gateFirst)
    {
        await using var locks = Start(gateFirst);
        string[] names = ["a", "b"];

        await using (var lease = await locks.AcquireAsync(names))
        {
            (names[0], names[1]) = ("d", "c");
            Assert.Equal(["a", "b"], lease.Names.AsEnumerable());
            await using var other = await locks.AcquireAsync(names);
            Assert.Equal(["c", "d"], other.Names.AsEnumerable());
            Assert.Null(await Elsewhere.Ask(() => locks.TryAcquireAsync(["a"], TimeSpan.Zero)));
        }

        await using var again = await locks.AcquireAsync(["a", "b", "c", "d"]);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Ways))]
    public async Task Names_are_read_once(bool gateFirst)
    {
        await using var locks = Start(gateFirst);
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        var reads = 0;
        IEnumerable<string> Names()
        {
            reads++;
            yield return "x";
        }

        Assert.Null(await locks.TryAcquireAsync(Names(), TimeSpan.Zero));

        Assert.Equal(1, reads);
    }

    private ActorLockSet Start(bool gateFirst) => ActorLockSet.Start(actors.System, new LockSetSettings { GateFirst = gateFirst });

    private static async Task<(long Granted, long Returned)> GrantedAndReturnedAsync(ActorLockSet locks)
    {
        var snapshot = await locks.SnapshotAsync();
        return (snapshot.Granted, snapshot.Returned);
    }
}
