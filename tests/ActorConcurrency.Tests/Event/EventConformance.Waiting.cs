namespace ActorConcurrency.Tests;

/// <summary>How a wait may end without a signal: out of time, cancelled, or because the event has stopped.</summary>
public abstract partial class EventConformance
{
    private const int Seed = 20201225;
    private static readonly CancellationToken Cancelled = new(canceled: true);

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_without_patience_passes_now_or_not()
    {
        await using var @event = Create(autoReset: true);

        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
        await @event.SetAsync();
        Assert.True(await @event.TryWaitAsync(TimeSpan.Zero));
        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));

        Assert.Empty((await @event.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_that_runs_out_of_time_takes_nothing()
    {
        await using var @event = Create(autoReset: true);

        Assert.False(await @event.TryWaitAsync(Short));
        Assert.Null(await @event.TryWaitForSignalAsync(Short, 0));

        await @event.SetAsync();
        Assert.Equal(new EventSnapshot(true, true, 1, 0, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_try_passes_on_a_signal_that_comes_in_time()
    {
        await using var @event = Create();
        var trying = @event.TryWaitAsync(Limit.Hang).AsTask();
        var watching = @event.TryWaitForSignalAsync(Limit.Hang, 0).AsTask();

        await @event.SetAsync();

        Assert.True(await trying);
        Assert.Equal(1, await watching);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_wait_takes_nothing_and_lets_the_next_one_pass()
    {
        await using var @event = Create(autoReset: true);
        using var cancellation = new CancellationTokenSource();
        Task[] cancelled =
        [
            @event.WaitAsync(cancellation.Token).AsTask(),
            @event.TryWaitAsync(Limit.Hang, cancellation.Token).AsTask(),
            @event.WaitForSignalAsync(0, cancellation.Token).AsTask(),
        ];
        var next = @event.WaitAsync().AsTask();

        await cancellation.CancelAsync();
        foreach (var wait in cancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await @event.SetAsync();

        await next;
        Assert.Equal(new EventSnapshot(true, false, 1, 1, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var @event = Create(set: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.SetAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.PulseAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.ClearAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.WaitAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.TryWaitAsync(TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.WaitForSignalAsync(0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.TryWaitForSignalAsync(TimeSpan.Zero, 0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.SnapshotAsync(Cancelled));

        Assert.Equal(new EventSnapshot(false, true, 0, 0, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_auto_reset_a_signal_that_meets_a_cancellation_is_not_lost()
    {
        const int rounds = 300;
        await using var @event = Create(autoReset: true);
        var race = new Race(Seed);

        for (var round = 1; round <= rounds; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = @event.WaitAsync(cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await @event.SetAsync());

            var error = await Record.ExceptionAsync(() => waiting);

            if (error is not null) Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Equal(error is not null, await @event.TryWaitAsync(TimeSpan.Zero));
            Assert.Equal(round, (await @event.SnapshotAsync()).Passed);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_auto_reset_every_signal_that_is_waited_for_lets_one_pass_whoever_gives_up()
    {
        const int signals = 400;
        await using var @event = Create(autoReset: true);
        var passed = 0;
        using var over = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 6).Select(worker => Task.Run(() => PassAndGiveUpAsync(new Random(Seed + worker)))).ToArray();

        for (var signal = 1; signal <= signals; signal++)
        {
            await @event.SetAsync();
            await Eventually.Holds(() => Volatile.Read(ref passed) == signal, $"signal {signal} let one pass");
        }

        await over.CancelAsync();
        await Task.WhenAll(workers);
        Assert.Equal(new EventSnapshot(true, false, signals, signals, []), await @event.SnapshotAsync());

        async Task PassAndGiveUpAsync(Random random)
        {
            while (!over.IsCancellationRequested)
            {
                using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
                var waiting = @event.WaitAsync(cancellation.Token);
                Thread.SpinWait(random.Next(3000));
                if (random.Next(2) == 0) await cancellation.CancelAsync();
                try
                {
                    await waiting;
                    Interlocked.Increment(ref passed);
                }
                catch (OperationCanceledException)
                {
                    // The signal, if there was one, must have gone to somebody else.
                }
            }
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits()
    {
        var @event = Create();
        Task[] waits =
        [
            @event.WaitAsync().AsTask(),
            @event.TryWaitAsync(Limit.Hang).AsTask(),
            @event.WaitForSignalAsync(0).AsTask(),
            @event.TryWaitForSignalAsync(Limit.Hang, 0).AsTask(),
        ];

        await @event.DisposeAsync();

        foreach (var wait in waits)
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a pass"}.");
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var @event = Create(set: true);
        await @event.DisposeAsync();
        await @event.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await @event.SetAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.PulseAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.ClearAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.WaitAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.TryWaitAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.WaitForSignalAsync(0));
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.TryWaitForSignalAsync(TimeSpan.Zero, 0));
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.SnapshotAsync());
    }
}
