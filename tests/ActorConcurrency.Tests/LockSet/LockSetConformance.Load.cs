namespace ActorConcurrency.Tests;

/// <summary>The promises under load: counts are fixed and the random choices seeded, so only the schedule differs from run to run.</summary>
public abstract partial class LockSetConformance
{
    private const int Seed = 20201225;
    private static readonly string[] Alphabet = ["a", "b", "c", "d", "e"];

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task X_and_y_against_y_and_x_never_deadlock()
    {
        await using var locks = Create();
        var inside = 0;
        var turns = 0;

        async Task Take(params string[] names)
        {
            for (var turn = 0; turn < 300; turn++)
            {
                await using var lease = await locks.AcquireAsync(names);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                turns++;
                Interlocked.Decrement(ref inside);
            }
        }

        await Task.WhenAll(Task.Run(() => Take("x", "y")), Task.Run(() => Take("y", "x")));

        Assert.Equal(600, turns);
        Assert.Empty(await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task No_lock_is_ever_held_twice_whatever_is_asked_in_whatever_order()
    {
        await using var locks = Create();
        var holders = Alphabet.ToDictionary(name => name, _ => new int[1]);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(() => TakeAnyAsync(locks, holders, new Random(Seed + worker)))));

        var snapshot = await locks.SnapshotAsync();
        AssertBooks(snapshot);
        Assert.Empty(snapshot.Holders);
        Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed);
        Assert.NotNull(await locks.TryAcquireAsync(Alphabet, TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_grant_that_meets_a_cancellation_is_given_back()
    {
        await using var locks = Create();
        var race = new Race(Seed);

        for (var round = 0; round < 300; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
            var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"], cancellation.Token));
            await race.RunAsync(cancellation.Cancel, async () => await held.DisposeAsync());

            if (await Record.ExceptionAsync(() => waiting) is { } error) Assert.IsAssignableFrom<OperationCanceledException>(error);
            else (await waiting).Dispose();

            Assert.Empty(await HeldAsync(locks));
        }
    }

    private static async Task TakeAnyAsync(ILockSet locks, Dictionary<string, int[]> holders, Random random)
    {
        for (var round = 0; round < 150; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var names = random.GetItems(Alphabet, random.Next(1, 4));
            if (random.Next(3) == 0) cancellation.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 4)));
            try
            {
                await using var lease = await locks.AcquireAsync(names, cancellation.Token);
                foreach (var name in lease.Names) Assert.Equal(1, Interlocked.Increment(ref holders[name][0]));
                await Task.Yield();
                foreach (var name in lease.Names) Interlocked.Decrement(ref holders[name][0]);
            }
            catch (OperationCanceledException)
            {
                // Served or not, nothing may be left behind: the books tell.
            }
        }
    }
}
