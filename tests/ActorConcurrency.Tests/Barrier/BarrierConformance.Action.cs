namespace ActorConcurrency.Tests;

/// <summary>The action of a phase, which is a user's code.</summary>
public abstract partial class BarrierConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_action_runs_once_a_phase_when_all_have_come_and_before_anybody_passes()
    {
        var (phases, arrived) = (new List<long>(), 0);
        await using var barrier = Create(3, action: (phase, _) =>
        {
            phases.Add(phase);
            Assert.Equal(3 * (phase + 1), Volatile.Read(ref arrived));
            return default;
        });

        for (var phase = 0; phase < 5; phase++)
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
            {
                Interlocked.Increment(ref arrived);
                await barrier.SignalAndWaitAsync();
            }));
            Assert.Equal(phase + 1, phases.Count);
        }

        Assert.Equal([0, 1, 2, 3, 4], phases);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task While_the_action_runs_nobody_passes_and_the_barrier_can_be_looked_at()
    {
        var action = new Held();
        await using var barrier = Create(2, action: action.RunAsync);
        Task[] waits = [barrier.SignalAndWaitAsync().AsTask(), barrier.SignalAndWaitAsync().AsTask()];
        await action.Begun;

        var snapshot = await barrier.SnapshotAsync();

        Assert.Equal((0, 2, true, 0), (snapshot.Phase, snapshot.Arrived, snapshot.IsActing, snapshot.MoreMissing));
        Assert.Equal(2, snapshot.Waiters.Length);
        await Never.Completes(Task.WhenAny(waits), after: barrier.SnapshotAsync());
        action.End();
        await Task.WhenAll(waits);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Once_all_have_come_a_token_comes_too_late()
    {
        var action = new Held();
        await using var barrier = Create(2, action: action.RunAsync);
        using var cancellation = new CancellationTokenSource();
        var cancelled = barrier.SignalAndWaitAsync(cancellation.Token).AsTask();
        var now = barrier.TrySignalAndWaitAsync(TimeSpan.Zero).AsTask();
        await action.Begun;

        await cancellation.CancelAsync();
        await Never.Completes(Task.WhenAny(cancelled, now), after: barrier.SnapshotAsync());
        action.End();

        Assert.Equal((0, 1), ((await cancelled).Index, (await now)!.Value.Index));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_that_throws_breaks_the_phase_for_all()
    {
        await using var barrier = Create(2, action: (_, _) => throw new InvalidDataException("on purpose"));
        Task[] waits = [barrier.SignalAndWaitAsync().AsTask(), barrier.SignalAndWaitAsync().AsTask()];

        foreach (var wait in waits)
        {
            var broken = await Assert.ThrowsAsync<BrokenBarrierException>(() => wait);
            Assert.Equal((BarrierBreakReason.ActionFailed, 0L), (broken.Break!.Reason, broken.Break.Phase));
            Assert.Equal((typeof(InvalidDataException).FullName, "on purpose"), (broken.Break.FailureType, broken.Break.FailureMessage));
        }

        Assert.Equal(0, (await barrier.SnapshotAsync()).Phase);
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.SignalAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_whose_exception_cannot_say_what_it_is_breaks_the_phase_all_the_same()
    {
        await using var barrier = Create(1, action: (_, _) => throw new UnreadableException());

        var broken = await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.SignalAndWaitAsync());

        Assert.Equal((BarrierBreakReason.ActionFailed, typeof(UnreadableException).FullName), (broken.Break!.Reason, broken.Break.FailureType));
        await barrier.ResetAsync();
        Assert.False((await barrier.SnapshotAsync()).IsBroken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_failed_action_a_reset_begins_the_phase_anew()
    {
        var fails = true;
        await using var barrier = Create(1, action: async (_, _) =>
        {
            await Task.Yield();
            if (fails) throw new InvalidDataException("on purpose");
        });
        await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.SignalAndWaitAsync());

        fails = false;
        await barrier.ResetAsync();

        Assert.Equal(new BarrierArrival(0, 0), await barrier.SignalAndWaitAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("abort")]
    [InlineData("reset")]
    [InlineData("party")]
    [InlineData("disposal")]
    public async Task What_breaks_the_phase_does_not_wait_for_the_action_and_cancels_its_token(string how)
    {
        var action = new Held();
        await using var barrier = Create(2, action: action.RunAsync);
        var party = await barrier.JoinAsync("ann");
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await party.SignalAsync();
        await action.Begun;

        if (how == "abort") await barrier.AbortAsync();
        if (how == "reset") await barrier.ResetAsync();
        if (how == "party") await party.DisposeAsync();
        if (how == "disposal") await barrier.DisposeAsync();

        if (how == "disposal") await Assert.ThrowsAsync<StoppedException>(() => waiting);
        else await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting);
        await action.Cancelled;
        action.End();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_that_ends_after_its_phase_was_broken_changes_nothing()
    {
        var old = new Held();
        await using var barrier = Create(1, action: async (phase, token) =>
        {
            await old.RunAsync(phase, token);
            if (old.Phases.Count == 1) throw new InvalidDataException("on purpose");
        });
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await old.Begun;
        await barrier.ResetAsync();
        await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting);

        old.End();

        Assert.Equal(new BarrierArrival(0, 0), await barrier.SignalAndWaitAsync());
        Assert.Equal(new BarrierArrival(1, 0), await barrier.SignalAndWaitAsync());
        Assert.False((await barrier.SnapshotAsync()).IsBroken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_reset_the_next_action_begins_once_the_one_of_the_broken_phase_is_over()
    {
        var (old, running, most) = (new Held(), 0, 0);
        await using var barrier = Create(1, action: async (phase, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await old.RunAsync(phase, token);
            Interlocked.Decrement(ref running);
        });
        var broken = barrier.SignalAndWaitAsync().AsTask();
        await old.Begun;

        await barrier.ResetAsync();
        await Assert.ThrowsAsync<BrokenBarrierException>(() => broken);
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await Never.Completes(waiting, after: barrier.SnapshotAsync());
        Assert.True((await barrier.SnapshotAsync()).IsActing);
        old.End();

        Assert.Equal(new BarrierArrival(0, 0), await waiting);
        Assert.Equal((1, 2), (most, old.Phases.Count));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_whose_phase_is_broken_before_it_has_begun_does_not_begin()
    {
        var old = new Held();
        await using var barrier = Create(1, action: old.RunAsync);
        Task[] broken = [barrier.SignalAndWaitAsync().AsTask(), Task.CompletedTask];
        await old.Begun;
        await barrier.ResetAsync();
        broken[1] = barrier.SignalAndWaitAsync().AsTask();
        await barrier.ResetAsync();
        foreach (var wait in broken) await Assert.ThrowsAsync<BrokenBarrierException>(() => wait);
        var waiting = barrier.SignalAndWaitAsync().AsTask();

        old.End();

        Assert.Equal(new BarrierArrival(0, 0), await waiting);
        Assert.Equal(2, old.Phases.Count);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_that_would_wait_for_its_own_barrier_is_told_so()
    {
        IBarrier? self = null;
        var refusals = new List<string>();
        await using var barrier = Create(1, action: async (phase, _) =>
        {
            refusals.Add((await Assert.ThrowsAsync<InvalidOperationException>(async () => await self!.SignalAndWaitAsync())).Message);
            refusals.Add((await Assert.ThrowsAsync<InvalidOperationException>(async () => await self!.WaitForPhaseAsync(phase))).Message);
        });
        self = barrier;

        await barrier.SignalAndWaitAsync();

        Assert.All(refusals, refusal => Assert.Contains("its own barrier", refusal, StringComparison.Ordinal));
        Assert.Equal(2, refusals.Count);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("abort")]
    [InlineData("reset")]
    [InlineData("disposal")]
    public async Task An_action_may_break_or_end_its_own_barrier(string how)
    {
        IBarrier? self = null;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var barrier = Create(2, action: async (phase, token) =>
        {
            if (phase > 0) return;
            if (how == "abort") await self!.AbortAsync(CancellationToken.None);
            if (how == "reset") await self!.ResetAsync(CancellationToken.None);
            if (how == "disposal") await self!.DisposeAsync();
            ended.SetResult();
        });
        self = barrier;
        Task[] waits = [barrier.SignalAndWaitAsync().AsTask(), barrier.SignalAndWaitAsync().AsTask()];

        foreach (var wait in waits)
            if (how == "disposal") await Assert.ThrowsAsync<StoppedException>(() => wait);
            else await Assert.ThrowsAsync<BrokenBarrierException>(() => wait);
        await ended.Task.WaitAsync(Limit.Hang);
        if (how == "reset") Assert.False((await barrier.SnapshotAsync()).IsBroken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_may_change_the_parties_look_and_signal()
    {
        IBarrier? self = null;
        await using var barrier = Create(1, action: async (phase, _) =>
        {
            if (phase > 0) return;
            Assert.Equal(1, await self!.AddPartiesAsync());
            Assert.True((await self.SnapshotAsync()).IsActing);
            Assert.Equal(1, await self.SignalAsync());
        });
        self = barrier;

        Assert.Equal(new BarrierArrival(0, 0), await barrier.SignalAndWaitAsync());
        Assert.Equal(new BarrierArrival(1, 1), await barrier.SignalAndWaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Places_that_are_removed_while_the_action_runs_are_those_of_the_next_phase()
    {
        var action = new Held();
        await using var barrier = Create(2, action: action.RunAsync);
        Task[] waits = [barrier.SignalAndWaitAsync().AsTask(), barrier.SignalAndWaitAsync().AsTask()];
        await action.Begun;

        Assert.Equal(1, await barrier.RemovePartiesAsync(2));
        action.End();

        await Task.WhenAll(waits);
        var snapshot = await barrier.SnapshotAsync();
        Assert.Equal((1L, 0), (snapshot.Phase, snapshot.Parties));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.SignalAndWaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_only_signals_may_be_one_phase_ahead_while_the_action_runs_and_no_more()
    {
        var action = new Held();
        await using var barrier = Create(2, action: action.RunAsync);
        await barrier.SignalAsync();
        await barrier.SignalAsync();
        await action.Begun;

        Assert.Equal(1, await barrier.SignalAsync());
        Assert.Equal(1, await barrier.SignalAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.SignalAsync());
        Assert.Equal(0, (await barrier.SnapshotAsync()).Phase);
        action.End();

        await barrier.WaitForPhaseAsync(1);
        Assert.Equal([0, 1], action.Phases);
    }

    /// <summary>An action that lasts until the spec ends it.</summary>
    private sealed class Held
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<long> Phases { get; } = [];

        public Task Begun => _begun.Task.WaitAsync(Limit.Hang);

        public Task Cancelled => _cancelled.Task.WaitAsync(Limit.Hang);

        public void End() => _end.TrySetResult();

        public async ValueTask RunAsync(long phase, CancellationToken broken)
        {
            Phases.Add(phase);
            await using var registration = broken.UnsafeRegister(_ => _cancelled.TrySetResult(), null);
            _begun.TrySetResult();
            await _end.Task;
        }
    }
}
