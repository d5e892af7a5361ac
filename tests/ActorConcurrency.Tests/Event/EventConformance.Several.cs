namespace ActorConcurrency.Tests;

/// <content>Waits for any or all of several events.</content>
public abstract partial class EventConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_several_set_events_the_first_in_the_list_is_passed_and_no_other()
    {
        await using var a = Create(autoReset: true);
        await using var b = Create(autoReset: true, set: true);
        await using var c = Create(autoReset: true, set: true);
        IEvent[] events = [a, b, c];

        Assert.Equal(1, await events.WaitAnyAsync());
        Assert.Equal(2, await events.TryWaitAnyAsync(TimeSpan.Zero));
        Assert.Null(await events.TryWaitAnyAsync(TimeSpan.Zero));

        await AssertPassedAsync(events, 0, 1, 1);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whichever_of_several_events_is_set_first_ends_the_wait_and_the_others_are_not_waited_for_any_more(bool autoReset)
    {
        await using var a = Create(autoReset);
        await using var b = Create(autoReset);
        IEvent[] events = [a, b];
        var (waiting, trying) = (events.WaitAnyAsync().AsTask(), events.TryWaitAnyAsync(Limit.Hang).AsTask());
        await WaitedForAsync(a, 2);
        await WaitedForAsync(b, 2);

        await b.SetAsync();
        if (autoReset) await Task.WhenAny(waiting, trying);
        if (autoReset) await b.SetAsync();

        Assert.Equal(1, await waiting);
        Assert.Equal(1, await trying);
        await WaitedForAsync(a, 0);
        await a.SetAsync();
        Assert.True(await a.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pulse_ends_the_wait_for_any()
    {
        await using var a = Create();
        await using var b = Create(autoReset: true);
        IEvent[] events = [a, b];
        foreach (var (pulsed, place) in new[] { (a, 0), (b, 1) })
        {
            var waiting = events.WaitAnyAsync().AsTask();
            await WaitedForAsync(b, 1);

            await pulsed.PulseAsync();

            Assert.Equal(place, await waiting);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task However_signals_of_several_events_meet_one_is_taken_and_the_others_stay()
    {
        await using var a = Create(autoReset: true);
        await using var b = Create(autoReset: true);
        IEvent[] events = [a, b];
        var race = new Race(Seed);

        for (var round = 1; round <= 200; round++)
        {
            var waiting = events.WaitAnyAsync().AsTask();
            await WaitedForAsync(b, 1);
            await race.RunAsync(() => _ = a.SetAsync().AsTask(), async () => await b.SetAsync());

            var taken = await waiting;

            // The other's signal is there, and nothing else.
            Assert.Equal(1 - taken, await events.WaitAnyAsync());
            Assert.Null(await events.TryWaitAnyAsync(TimeSpan.Zero));
            await AssertPassedAsync(events, round, round);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_any_that_meets_a_cancellation_takes_one_signal_or_none()
    {
        await using var a = Create(autoReset: true);
        await using var b = Create(autoReset: true);
        IEvent[] events = [a, b];
        var race = new Race(Seed);

        for (var round = 1; round <= 200; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = events.WaitAnyAsync(cancellation.Token).AsTask();
            await WaitedForAsync(b, 1);
            await race.RunAsync(cancellation.Cancel, async () => await b.SetAsync());

            var error = await Record.ExceptionAsync(() => waiting);

            if (error is not null) Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Equal(error is not null, await b.TryWaitAsync(TimeSpan.Zero));
            await AssertPassedAsync(events, 0, round);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Many_who_wait_for_any_of_several_get_each_signal_once()
    {
        const int signals = 200;
        await using var a = Create(autoReset: true);
        await using var b = Create(autoReset: true);
        IEvent[] events = [a, b];
        var passed = 0;
        using var over = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(PassAsync)).ToArray();

        for (var signal = 1; signal <= signals; signal++)
        {
            await events[signal % 2].SetAsync();
            await Eventually.Holds(() => Volatile.Read(ref passed) == signal, $"signal {signal} let one pass");
        }

        await over.CancelAsync();
        foreach (var worker in workers) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker);
        await AssertPassedAsync(events, signals / 2, signals / 2);

        async Task PassAsync()
        {
            while (true)
            {
                await events.WaitAnyAsync(over.Token);
                Interlocked.Increment(ref passed);
            }
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_any_that_runs_out_of_time_or_is_cancelled_takes_nothing()
    {
        await using var a = Create(autoReset: true);
        await using var b = Create();
        IEvent[] events = [a, b];
        using var cancellation = new CancellationTokenSource();

        Assert.Null(await events.TryWaitAnyAsync(Short));
        var cancelled = events.TryWaitAnyAsync(Limit.Hang, cancellationToken: cancellation.Token).AsTask();
        await WaitedForAsync(b, 1);
        await cancellation.CancelAsync();
        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled)).CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.WaitAnyAsync(Cancelled));

        foreach (var one in events) await WaitedForAsync(one, 0);
        await a.SetAsync();
        Assert.Equal(0, await events.WaitAnyAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_any_ends_with_the_event_that_stops_and_takes_nothing_of_the_others()
    {
        await using var a = Create(autoReset: true);
        var b = Create(autoReset: true);
        var waiting = new[] { a, b }.WaitAnyAsync().AsTask();
        await WaitedForAsync(b, 1);

        await b.DisposeAsync();

        var error = await Record.ExceptionAsync(() => waiting);
        Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a pass"}.");
        await WaitedForAsync(a, 0);
        await a.SetAsync();
        Assert.True(await a.TryWaitAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await new[] { a, b }.WaitAnyAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_any_that_is_one_too_many_somewhere_ends_at_once_and_waits_nowhere()
    {
        await using var a = Create(autoReset: true);
        await using var b = Create(autoReset: true, maxWaiters: 0);

        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await new[] { a, b }.WaitAnyAsync());

        await WaitedForAsync(a, 0);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_cannot_be_waited_for_is_rejected()
    {
        await using var a = Create();
        IEvent[] none = [];

        await Assert.ThrowsAsync<ArgumentException>(async () => await none.WaitAnyAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await none.TryWaitAnyAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentException>(async () => await new[] { a, null! }.WaitAnyAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await new[] { a, null! }.WaitAllAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await new[] { a, a }.WaitAllAsync());
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await ((IEnumerable<IEvent>)null!).WaitAnyAsync());
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await ((IEnumerable<IEvent>)null!).WaitAllAsync());
        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.FromMilliseconds(int.MaxValue + 1L) })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await new[] { a }.TryWaitAnyAsync(timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await new[] { a }.TryWaitAllAsync(timeout));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_event_that_is_there_twice_counts_as_its_first_place_if_any_is_waited_for()
    {
        await using var a = Create(autoReset: true);
        await using var b = Create(autoReset: true);
        var waiting = new[] { a, b, b }.WaitAnyAsync().AsTask();
        await WaitedForAsync(b, 2);

        await b.SetAsync();

        Assert.Equal(1, await waiting);
        await AssertPassedAsync([a, b], 0, 1);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wait_for_all_passes_when_the_last_of_them_is_set(bool autoReset)
    {
        await using var a = Create(autoReset);
        await using var b = Create(autoReset);
        await using var c = Create(autoReset);
        IEvent[] events = [a, b, c];
        var waiting = events.WaitAllAsync().AsTask();

        await b.SetAsync();
        await c.SetAsync();
        await Never.Completes(waiting, after: a.SnapshotAsync());
        await a.SetAsync();

        await waiting;
        foreach (var one in events) Assert.Equal(!autoReset, await one.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_no_events_all_pass_at_once()
    {
        IEvent[] none = [];

        await none.WaitAllAsync();
        Assert.True(await none.TryWaitAllAsync(TimeSpan.Zero));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await none.WaitAllAsync(Cancelled));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_all_takes_every_signal_or_none()
    {
        await using var a = Create(autoReset: true, set: true);
        await using var b = Create(autoReset: true);
        IEvent[] events = [a, b];
        using var cancellation = new CancellationTokenSource();

        Assert.False(await events.TryWaitAllAsync(TimeSpan.Zero));
        Assert.False(await events.TryWaitAllAsync(Short));
        var cancelled = events.WaitAllAsync(cancellation.Token).AsTask();
        await WaitedForAsync(b, 1);
        await cancellation.CancelAsync();
        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled)).CancellationToken);
        await AssertPassedAsync(events, 0, 0);

        await b.SetAsync();
        Assert.True(await events.TryWaitAllAsync(TimeSpan.Zero));
        Assert.False(await events.TryWaitAllAsync(TimeSpan.Zero));
        await AssertPassedAsync(events, 1, 1);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task While_all_are_waited_for_what_is_there_goes_to_whoever_wants_it()
    {
        await using var a = Create(autoReset: true, set: true);
        await using var b = Create(autoReset: true);
        var waiting = new[] { a, b }.WaitAllAsync().AsTask();
        await WaitedForAsync(b, 1);

        Assert.True(await a.TryWaitAsync(TimeSpan.Zero));
        await b.SetAsync();
        await WaitedForAsync(a, 1);
        Assert.True((await b.SnapshotAsync()).IsSet);
        Assert.False(waiting.IsCompleted);

        await a.SetAsync();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Waits_for_all_in_opposite_orders_do_not_hold_each_other_up()
    {
        const int rounds = 100;
        await using var a = Create(autoReset: true);
        await using var b = Create(autoReset: true);
        var passed = 0;
        Task[] workers = [Task.Run(() => PassAsync([a, b])), Task.Run(() => PassAsync([b, a]))];

        for (var round = 1; round <= 2 * rounds; round++)
        {
            await Task.WhenAll(a.SetAsync().AsTask(), b.SetAsync().AsTask());
            await Eventually.Holds(() => Volatile.Read(ref passed) == round, $"round {round} let one pass");
        }

        await Task.WhenAll(workers);
        await AssertPassedAsync([a, b], 2 * rounds, 2 * rounds);

        async Task PassAsync(IEvent[] events)
        {
            for (var round = 0; round < rounds; round++)
            {
                await events.WaitAllAsync();
                Interlocked.Increment(ref passed);
            }
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_all_ends_with_the_event_that_stops_and_takes_nothing_of_the_others()
    {
        await using var a = Create(autoReset: true, set: true);
        var b = Create(autoReset: true);
        var waiting = new[] { a, b }.WaitAllAsync().AsTask();
        await WaitedForAsync(b, 1);

        await b.DisposeAsync();

        var error = await Record.ExceptionAsync(() => waiting);
        Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a pass"}.");
        Assert.True(await a.TryWaitAsync(TimeSpan.Zero));
    }

    // What is asked next is asked of an event that knows of them.
    private static async Task WaitedForAsync(IEvent @event, int waiters)
    {
        while ((await @event.SnapshotAsync()).Waiters.Length != waiters) await Task.Yield();
    }

    private static async Task AssertPassedAsync(IEvent[] events, params long[] passed)
    {
        var seen = new List<long>();
        foreach (var one in events) seen.Add((await one.SnapshotAsync()).Passed);
        Assert.Equal(passed, seen);
    }
}
