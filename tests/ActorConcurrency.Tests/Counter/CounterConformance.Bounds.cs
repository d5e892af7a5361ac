namespace ActorConcurrency.Tests;

/// <content>Settings, and additions within bounds.</content>
public abstract partial class CounterConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Setting_it_gives_the_value_before_and_counts_as_a_change()
    {
        await using var counter = Create(5);

        Assert.Equal(5, await counter.GetAndSetAsync(long.MaxValue));
        Assert.Equal(long.MaxValue, await counter.ResetAsync());

        Assert.Equal(new CounterSnapshot(0, 2, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whatever_is_counted_is_in_one_reading()
    {
        await using var counter = Create();
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var change = 0; change < ChangesEach; change++) await counter.IncrementAsync();
        })).ToArray();
        var (all, read) = (Task.WhenAll(writers), 0L);

        while (!all.IsCompleted) read += await counter.ResetAsync();

        await all;
        Assert.Equal(Writers * ChangesEach, read + await counter.ResetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_sum_within_bounds_is_added_and_one_outside_is_refused_as_a_value()
    {
        await using var counter = Create(5);

        Assert.Equal(10, await counter.TryAddAsync(5, most: 10));
        Assert.Null(await counter.TryAddAsync(1, most: 10));
        Assert.Equal(0, await counter.TryAddAsync(-10, least: 0));
        Assert.Null(await counter.TryAddAsync(-1, least: 0));
        Assert.Equal(0, await counter.TryAddAsync(0, 0, 0));

        Assert.Equal(new CounterSnapshot(0, 3, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_value_out_of_bounds_comes_back_by_no_smaller_a_step_than_it_needs()
    {
        await using var counter = Create(12);

        Assert.Null(await counter.TryAddAsync(-1, most: 10));
        Assert.Equal(10, await counter.TryAddAsync(-2, most: 10));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, -1)]
    [InlineData(-2, long.MinValue)]
    public async Task A_sum_that_is_no_number_is_out_of_every_bound(long value, long delta)
    {
        await using var counter = Create(value);

        Assert.Null(await counter.TryAddAsync(delta));

        Assert.Equal(new CounterSnapshot(value, 0, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Bounds_that_no_sum_can_be_within_are_rejected()
    {
        await using var counter = Create();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await counter.TryAddAsync(1, least: 5, most: 4));

        Assert.Equal(new CounterSnapshot(0, 0, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_many_who_take_from_a_stock_as_many_get_something_as_there_is()
    {
        await using var stock = Create(ChangesEach);

        var got = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var taken = 0;
            while (await stock.TryAddAsync(-1, least: 0) is not null) taken++;
            return taken;
        })));

        Assert.Equal(ChangesEach, got.Sum());
        Assert.Equal(0, await stock.ValueAsync());
    }
}
