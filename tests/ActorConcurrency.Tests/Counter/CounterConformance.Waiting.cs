namespace ActorConcurrency.Tests;

/// <content>Waits until a bound is reached.</content>
public abstract partial class CounterConformance
{
    private const int Seed = 20201225;

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    /// <summary>Every change that leads from 0 to 10.</summary>
    public static TheoryData<string> Changes => ["tell", "tell less", "add", "subtract", "add and get", "compare and set", "set", "add within"];

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_bound_that_is_reached_is_not_waited_for()
    {
        await using var counter = Create(5, maxWaiters: 0);

        Assert.Equal(5, await counter.WaitUntilAtLeastAsync(5));
        Assert.Equal(5, await counter.WaitUntilAtMostAsync(5));
        Assert.Equal(5, await counter.TryWaitUntilAtLeastAsync(4, TimeSpan.Zero));
        Assert.Equal(5, await counter.TryWaitUntilAtMostAsync(6, Limit.Hang));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Changes))]
    public async Task Whatever_change_reaches_the_bound_ends_the_wait(string change)
    {
        await using var counter = Create();
        var waiting = counter.WaitUntilAtLeastAsync(10).AsTask();
        var trying = counter.TryWaitUntilAtLeastAsync(9, Limit.Hang).AsTask();
        await counter.AddAndGetAsync(8);
        await counter.AddAndGetAsync(-8);
        await Never.Completes(Task.WhenAny(waiting, trying), after: counter.SnapshotAsync());

        await LeadAsync(counter, 10, change);

        Assert.Equal(10, await waiting);
        Assert.Equal(10, await trying);
        Assert.Equal(0, (await counter.SnapshotAsync()).Waiting);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Changes))]
    public async Task A_bound_may_be_reached_from_above(string change)
    {
        await using var counter = Create();
        var waiting = counter.WaitUntilAtMostAsync(-10).AsTask();
        var trying = counter.TryWaitUntilAtMostAsync(-9, Limit.Hang).AsTask();
        await Never.Completes(Task.WhenAny(waiting, trying), after: counter.SnapshotAsync());

        await LeadAsync(counter, -10, change);

        Assert.Equal(-10, await waiting);
        Assert.Equal(-10, await trying);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_value_that_is_there_for_a_moment_only_ends_the_wait_all_the_same()
    {
        await using var counter = Create();
        var (up, down) = (counter.WaitUntilAtLeastAsync(3).AsTask(), counter.WaitUntilAtMostAsync(-3).AsTask());
        await counter.SnapshotAsync();

        counter.Increment(3);
        counter.Decrement(6);
        counter.Increment(3);

        Assert.Equal(3, await up);
        Assert.Equal(-3, await down);
        Assert.Equal(0, await counter.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_change_ends_the_waits_that_it_concerns_and_no_others()
    {
        await using var counter = Create();
        var waits = Enumerable.Range(1, 100).Select(bound => counter.WaitUntilAtLeastAsync(bound).AsTask()).ToArray();
        Assert.Equal(100, (await counter.SnapshotAsync()).Waiting);

        await counter.IncrementAsync(60);

        Assert.All(await Task.WhenAll(waits[..60]), value => Assert.Equal(60, value));
        Assert.Equal(40, (await counter.SnapshotAsync()).Waiting);
        Assert.All(waits[60..], wait => Assert.False(wait.IsCompleted));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_ends_when_its_time_is_up_and_is_no_longer_counted()
    {
        await using var counter = Create();

        Assert.Null(await counter.TryWaitUntilAtLeastAsync(1, TimeSpan.Zero));
        Assert.Null(await counter.TryWaitUntilAtMostAsync(-1, TimeSpan.Zero));
        Assert.Null(await counter.TryWaitUntilAtLeastAsync(1, Short));
        Assert.Null(await counter.TryWaitUntilAtMostAsync(-1, Short));

        Assert.Equal(0, (await counter.SnapshotAsync()).Waiting);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(-1)]
    [InlineData(int.MaxValue + 1L)]
    public async Task A_timeout_that_is_none_is_rejected_even_where_nothing_is_waited_for(long milliseconds)
    {
        await using var counter = Create();
        var timeout = TimeSpan.FromMilliseconds(milliseconds);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await counter.TryWaitUntilAtLeastAsync(0, timeout));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await counter.TryWaitUntilAtMostAsync(0, timeout));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_wait_ends_and_is_no_longer_counted()
    {
        await using var counter = Create();
        using var cancellation = new CancellationTokenSource();
        Task[] cancelled =
        [
            counter.WaitUntilAtLeastAsync(1, cancellation.Token).AsTask(), counter.TryWaitUntilAtLeastAsync(1, Limit.Hang, cancellation.Token).AsTask(),
            counter.WaitUntilAtMostAsync(-1, cancellation.Token).AsTask(), counter.TryWaitUntilAtMostAsync(-1, Limit.Hang, cancellation.Token).AsTask(),
        ];
        var other = counter.WaitUntilAtLeastAsync(1).AsTask();
        await counter.SnapshotAsync();

        await cancellation.CancelAsync();

        foreach (var wait in cancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(1, (await counter.SnapshotAsync()).Waiting);
        counter.Increment();
        Assert.Equal(1, await other);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_or_a_change_with_a_cancelled_token_does_nothing()
    {
        await using var counter = Create(3);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.GetAndSetAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.ResetAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.TryAddAsync(1, cancellationToken: Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.WaitUntilAtLeastAsync(3, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.TryWaitUntilAtLeastAsync(3, TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.WaitUntilAtMostAsync(3, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.TryWaitUntilAtMostAsync(3, Limit.Hang, Cancelled));

        Assert.Equal(new CounterSnapshot(3, 0, 0), await counter.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_one_too_many_ends_at_once_and_a_try_without_patience_never_does()
    {
        await using var counter = Create(maxWaiters: 1);
        using var cancellation = new CancellationTokenSource();
        var first = counter.WaitUntilAtLeastAsync(1, cancellation.Token).AsTask();

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await counter.WaitUntilAtMostAsync(-1));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await counter.TryWaitUntilAtLeastAsync(1, Limit.Hang));
        Assert.Null(await counter.TryWaitUntilAtLeastAsync(1, TimeSpan.Zero));

        Assert.Equal(1, refusal.Waiting);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var next = counter.WaitUntilAtLeastAsync(1).AsTask();
        counter.Increment();
        Assert.Equal(1, await next);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits_and_later_ones_say_that_it_has_stopped()
    {
        var counter = Create();
        Task[] waits = [counter.WaitUntilAtLeastAsync(1).AsTask(), counter.TryWaitUntilAtMostAsync(-1, Limit.Hang).AsTask()];

        await counter.DisposeAsync();

        foreach (var wait in waits)
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a value"}.");
        }

        await Assert.ThrowsAsync<StoppedException>(async () => await counter.GetAndSetAsync(1));
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.TryAddAsync(1));
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.WaitUntilAtLeastAsync(0));
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.TryWaitUntilAtMostAsync(0, TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_change_that_meets_a_cancellation_ends_the_wait_one_way_or_the_other()
    {
        await using var counter = Create();
        var race = new Race(Seed);

        for (var round = 1; round <= 300; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = counter.WaitUntilAtLeastAsync(round, cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await counter.IncrementAsync());

            var error = await Record.ExceptionAsync(() => waiting);

            if (error is not null) Assert.IsAssignableFrom<OperationCanceledException>(error);
            else Assert.Equal(round, await waiting);
            Assert.Equal(new CounterSnapshot(round, round, 0), await counter.SnapshotAsync());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Every_wait_of_many_ends_while_many_change_it()
    {
        await using var counter = Create();
        var waiters = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var bound = 1; bound <= ChangesEach; bound += 7) Assert.True(await counter.WaitUntilAtLeastAsync(bound) >= bound);
        })).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (var change = 0; change < ChangesEach; change++) counter.Increment();
        })));

        await Task.WhenAll(waiters);
        Assert.Equal(new CounterSnapshot(2 * ChangesEach, 2 * ChangesEach, 0), await counter.SnapshotAsync());
    }

    private static async Task LeadAsync(ICounter counter, long target, string change)
    {
        if (change == "tell") counter.Increment(target);
        if (change == "tell less") counter.Decrement(-target);
        if (change == "add") await counter.IncrementAsync(target);
        if (change == "subtract") await counter.DecrementAsync(-target);
        if (change == "add and get") await counter.AddAndGetAsync(target);
        if (change == "compare and set") await counter.CompareAndSetAsync(0, target);
        if (change == "set") await counter.GetAndSetAsync(target);
        if (change == "add within") await counter.TryAddAsync(target, -10, 10);
    }
}
