namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ICounter"/> promises.</summary>
public abstract partial class CounterConformance
{
    private const int Writers = 8;
    private const int ChangesEach = 500;

    private static readonly CancellationToken Cancelled = new(canceled: true);

    protected abstract ICounter Create(long initialValue = 0, int maxWaiters = int.MaxValue);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_starts_at_its_initial_value()
    {
        await using var counter = Create(7);

        Assert.Equal(new CounterSnapshot(7, 0, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_changes_by_one_unless_told_otherwise()
    {
        await using var counter = Create();

        counter.Increment();
        await counter.IncrementAsync();
        counter.Decrement();
        await counter.DecrementAsync();
        counter.Increment();

        Assert.Equal(new CounterSnapshot(1, 5, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_changes_by_any_delta_in_either_direction()
    {
        await using var counter = Create(100);

        counter.Increment(10);
        counter.Decrement(3);
        await counter.IncrementAsync(-50);
        await counter.DecrementAsync(-5);

        Assert.Equal(62, await counter.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_caller_reads_its_own_changes()
    {
        await using var counter = Create();

        for (var change = 1; change <= 100; change++)
        {
            counter.Increment();
            Assert.Equal(change, await counter.ValueAsync());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Changes_of_one_caller_are_applied_in_their_order()
    {
        await using var counter = Create();

        // Each step needs the value that the step before has left.
        counter.Increment(2);
        var first = counter.CompareAndSetAsync(2, 10);
        counter.Decrement(3);
        var second = counter.CompareAndSetAsync(7, 20);

        Assert.True(await first);
        Assert.True(await second);
        Assert.Equal(20, await counter.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Adding_gives_the_value_just_after_it()
    {
        await using var counter = Create(5);

        Assert.Equal(9, await counter.AddAndGetAsync(4));
        Assert.Equal(3, await counter.AddAndGetAsync(-6));
        Assert.Equal(3, await counter.AddAndGetAsync(0));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_set_only_if_it_has_the_expected_value()
    {
        await using var counter = Create(1);

        Assert.False(await counter.CompareAndSetAsync(expected: 2, update: 3));
        Assert.True(await counter.CompareAndSetAsync(expected: 1, update: 4));

        Assert.Equal(new CounterSnapshot(4, 1, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_change_that_would_overflow_is_refused_whole()
    {
        await using var counter = Create(long.MaxValue - 1);

        await Assert.ThrowsAsync<OverflowException>(async () => await counter.IncrementAsync(2));
        await Assert.ThrowsAsync<OverflowException>(async () => await counter.AddAndGetAsync(long.MaxValue));
        await Assert.ThrowsAsync<OverflowException>(async () => await counter.DecrementAsync(long.MinValue));
        counter.Increment(2);
        counter.Decrement(-2);

        Assert.Equal(new CounterSnapshot(long.MaxValue - 1, 0, 5), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_usable_after_a_refusal()
    {
        await using var counter = Create(long.MinValue);
        await Assert.ThrowsAsync<OverflowException>(async () => await counter.DecrementAsync());

        await counter.IncrementAsync();

        Assert.Equal(new CounterSnapshot(long.MinValue + 1, 1, 1), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_reaches_both_ends_of_its_range()
    {
        await using var counter = Create(-1);

        await counter.DecrementAsync(long.MinValue);
        Assert.Equal(long.MaxValue, await counter.ValueAsync());

        await counter.AddAndGetAsync(-long.MaxValue);
        await counter.AddAndGetAsync(long.MinValue);
        Assert.Equal(long.MinValue, await counter.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task No_change_of_many_callers_is_lost()
    {
        await using var counter = Create();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => ChangeAsync(counter, writer))));

        Assert.Equal(new CounterSnapshot(Writers * ChangesEach, 3 * Writers * ChangesEach, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task No_change_without_waiting_is_lost()
    {
        const int threads = 3;
        const int changes = 50_000;
        await using var counter = Create();
        using var start = new Barrier(threads);

        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => OnThread.Run(() =>
        {
            start.SignalAndWait();
            for (var change = 0; change < changes; change++) counter.Increment(3);
            start.SignalAndWait();
            for (var change = 0; change < changes; change++) counter.Decrement(2);
        })));

        Assert.Equal(new CounterSnapshot(threads * changes, 2 * threads * changes, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Each_value_between_is_given_to_one_caller()
    {
        await using var counter = Create();

        var given = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => TakeNumbersAsync(counter))));

        var expected = Enumerable.Range(1, Writers * ChangesEach).Select(number => (long)number);
        Assert.Equal(expected, given.SelectMany(numbers => numbers).Order());
        Assert.All(given, numbers => Assert.Equal(numbers.Order(), numbers));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_many_callers_who_expect_the_same_value_one_sets_it()
    {
        await using var counter = Create();

        var set = await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(async () => await counter.CompareAndSetAsync(0, writer))));

        Assert.Single(set, won => won);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_changes_nothing()
    {
        await using var counter = Create(3);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.IncrementAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.DecrementAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.AddAndGetAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.CompareAndSetAsync(3, 4, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.ValueAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.SnapshotAsync(Cancelled));

        Assert.Equal(new CounterSnapshot(3, 0, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_awaited_call_says_that_it_has_stopped()
    {
        var counter = Create();
        await counter.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await counter.IncrementAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.DecrementAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.AddAndGetAsync(1));
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.CompareAndSetAsync(0, 1));
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.ValueAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_a_change_without_waiting_is_lost_in_silence()
    {
        var counter = Create();
        await counter.DisposeAsync();

        counter.Increment();
        counter.Decrement();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_can_be_disposed_of_twice()
    {
        var counter = Create();

        await counter.DisposeAsync();
        await counter.DisposeAsync();
    }

    // Each round is three changes that add up to 1.
    private static async Task ChangeAsync(ICounter counter, int writer)
    {
        for (var round = 0; round < ChangesEach; round++)
        {
            counter.Increment(writer);
            counter.Decrement(writer - 1);
            await counter.IncrementAsync(0);
        }
    }

    private static async Task<List<long>> TakeNumbersAsync(ICounter counter)
    {
        var numbers = new List<long>();
        for (var round = 0; round < ChangesEach; round++) numbers.Add(await counter.AddAndGetAsync(1));
        return numbers;
    }
}
