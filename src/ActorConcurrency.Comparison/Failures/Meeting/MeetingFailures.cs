namespace ActorConcurrency.Comparison;

/// <summary>The failures of those who meet at a barrier: the same program for all sides.</summary>
internal static class MeetingFailures
{
    private const string Ann = "ann";
    private const string Bob = "bob";
    private const int Crowd = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    public static async Task ThrowsAsync(FailureRun run, Meeting meeting)
    {
        await meeting.JoinAsync(Bob).ConfigureAwait(false);
        var wait = meeting.ArriveAsync(Ann, run.Cancellation);
        await meeting.IsBlockedAsync(wait).ConfigureAwait(false);
        run.FaultNow();
        await meeting.FailAsync(Bob).ConfigureAwait(false);
        if (await HoldingFailures.TellsAsync(run, "who waits is told", () => wait).ConfigureAwait(false)) run.Recovered("who waits goes on without it");
    }

    public static async Task DiesAsync(FailureRun run, Meeting meeting)
    {
        await meeting.JoinAsync(Bob).ConfigureAwait(false);
        var wait = meeting.ArriveAsync(Ann, run.Cancellation);
        await meeting.IsBlockedAsync(wait).ConfigureAwait(false);
        run.FaultNow();
        await meeting.DieAsync(Bob).ConfigureAwait(false);
        // Where an owner is watched, it is told in a moment; elsewhere nobody would tell it.
        if (meeting is not ContractMeeting { IsOwned: true } && await meeting.IsBlockedAsync(wait).ConfigureAwait(false)) run.Stranded(1, "it waits for one who has ended: 1 waits for ever");
        else await HoldingFailures.TellsAsync(run, "who waits is told", () => wait).ConfigureAwait(false);
    }

    /// <summary>One never comes; the others have a timeout.</summary>
    public static async Task HangsAsync(FailureRun run, Meeting meeting)
    {
        await meeting.JoinAsync(Bob).ConfigureAwait(false);
        run.FaultNow();
        if (await PassedInTimeAsync(run, meeting).ConfigureAwait(false)) run.Lost(1, "it passes, though one has not come");
        else run.Told("who waits has no more time, and is told");
        run.Recovered("it can go on with something else");
    }

    public static async Task CancelsWaitingAsync(FailureRun run, Func<int, Meeting> create)
    {
        var meeting = create(Crowd + 1);
        using var cancel = new CancellationTokenSource();
        var waits = Enumerable.Range(0, Crowd).Select(n => meeting.ArriveAsync($"{n}", cancel.Token)).ToArray();
        foreach (var wait in waits) await meeting.IsBlockedAsync(wait).ConfigureAwait(false);
        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        foreach (var wait in waits) await EndedAsync(wait).ConfigureAwait(false);
        run.Recovered($"all {Crowd} waits have ended");
        await meeting.ResetAsync().ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, Crowd + 1).Select(n => meeting.ArriveAsync($"{n}", run.Cancellation))).ConfigureAwait(false);
        run.Saw(meeting.Breaks ? "it is broken; after a reset those who come next pass" : "those who come next pass");
    }

    /// <summary>Both must take the phase for passed, or neither.</summary>
    public static async Task RacesAsync(FailureRun run, Func<int, Meeting> create, int rounds)
    {
        var (hunt, torn) = (new Hunt(), 0);
        for (var round = 0; round < rounds; round++)
        {
            run.Progress();
            var meeting = create(2);
            using var cancel = new CancellationTokenSource();
            var wait = meeting.ArriveAsync(Ann, cancel.Token);
            await meeting.IsBlockedAsync(wait).ConfigureAwait(false);
            var otherPassed = false;
            await hunt.RaceAsync(async () => otherPassed = await TriesAsync(meeting).ConfigureAwait(false), cancel.CancelAsync).ConfigureAwait(false);
            var isPassed = await HoldingFailures.IsGrantedAsync(wait).ConfigureAwait(false);
            hunt.Learn(isPassed);
            if (isPassed != otherPassed) torn++;
            if (meeting is ContractMeeting) await meeting.StopAsync().ConfigureAwait(false);
        }

        run.Saw($"{rounds} rounds: {hunt.Won} passed, {rounds - hunt.Won} cancelled");
        run.Lost(torn, "one takes the phase for passed, the other does not");
    }

    /// <summary>One comes again before the other has come.</summary>
    public static async Task ComesTwiceAsync(FailureRun run, Meeting meeting)
    {
        await meeting.JoinAsync(Ann).ConfigureAwait(false);
        await meeting.JoinAsync(Bob).ConfigureAwait(false);
        var first = meeting.ArriveAsync(Ann, run.Cancellation);
        await meeting.IsBlockedAsync(first).ConfigureAwait(false);
        var second = meeting.ArriveAsync(Ann, run.Cancellation);
        if (await HoldingFailures.TellsAsync(run, "who comes again is refused", () => second).ConfigureAwait(false)) run.Doubled(1, "one is taken for two, and passes without the other");
    }

    public static async Task StrangerComesAsync(FailureRun run, Meeting meeting)
    {
        await meeting.JoinAsync(Ann).ConfigureAwait(false);
        await meeting.JoinAsync(Bob).ConfigureAwait(false);
        if (await HoldingFailures.TellsAsync(run, "the stranger is refused", () => meeting.ArriveAsync("a stranger", run.Cancellation)).ConfigureAwait(false))
            run.Doubled(1, "a stranger is taken for one of them");
    }

    /// <summary>Each waits at one barrier for the other, who waits at another one.</summary>
    public static async Task CrossesAsync(FailureRun run, Meeting x, Meeting y)
    {
        var (a, b) = (x.ArriveAsync("A", run.Cancellation), y.ArriveAsync("B", run.Cancellation));
        run.Holds("A", "the arrival of A");
        run.Holds("B", "the arrival of B");
        if (await x.IsBlockedAsync(a).ConfigureAwait(false)) run.IsBlocked("A", "the arrival of B");
        if (await y.IsBlockedAsync(b).ConfigureAwait(false)) run.IsBlocked("B", "the arrival of A");
    }

    public static async Task StopsAsync(FailureRun run, Meeting meeting)
    {
        var wait = meeting.ArriveAsync(Ann, run.Cancellation);
        await meeting.IsBlockedAsync(wait).ConfigureAwait(false);
        await meeting.StopAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who waits is told", () => wait).ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who comes later is told", () => meeting.ArriveAsync(Bob, run.Cancellation)).ConfigureAwait(false);
    }

    public static Task StarvesAsync(FailureRun run, Func<int, Meeting> create)
    {
        var meeting = create(Environment.ProcessorCount + 1);
        return StarvedPool.RunAsync(run, _ => meeting.Arrive(), () => _ = meeting.ArriveAsync("the last one"));
    }

    private static async Task<bool> PassedInTimeAsync(FailureRun run, Meeting meeting)
    {
        try
        {
            return await meeting.TryArriveAsync(Ann, Patience).WaitAsync(run.Cancellation).ConfigureAwait(false);
        }
        catch (BrokenBarrierException)
        {
            return false;
        }
    }

    // Cancelled itself, or told that another one was.
    private static async Task EndedAsync(Task wait)
    {
        try
        {
            await HoldingFailures.IsGrantedAsync(wait).ConfigureAwait(false);
        }
        catch (BrokenBarrierException)
        {
            // One of them was taken back before this one.
        }
    }

    private static async Task<bool> TriesAsync(Meeting meeting)
    {
        try
        {
            return await meeting.TryArriveAsync(Bob, TimeSpan.Zero).ConfigureAwait(false);
        }
        catch (BrokenBarrierException)
        {
            return false;
        }
    }
}
