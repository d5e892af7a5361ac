namespace ActorConcurrency.Comparison;

/// <summary>The failures of a countdown, by the contract of the .NET twin and the actor.</summary>
internal static class CountdownContractFailures
{
    private const int Boundaries = 50;

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    /// <summary>A reader of the ticks fails; another one reads beside it.</summary>
    public static async Task ReaderThrowsAsync(FailureRun run, ICountdown countdown)
    {
        await HoldingFailures.TellsAsync(run, "it fails for itself", async () =>
        {
            await foreach (var _ in countdown.TicksAsync(run.Cancellation).ConfigureAwait(false)) throw new InvalidOperationException("a reader fails");
        }).ConfigureAwait(false);
        var read = await ReadAsync(run, countdown).ConfigureAwait(false);
        run.Lost(CountdownFailures.From - read, $"another reader gets {read} of {CountdownFailures.From} numbers");
        run.Saw($"it ends: {Words(await countdown.Completion.ConfigureAwait(false))}");
    }

    /// <summary>A reader never comes back from its first number; the countdown is asked to end.</summary>
    public static async Task ReaderHangsAsync(FailureRun run, ICountdown countdown)
    {
        var isInside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = HangAsync();
        await isInside.Task.ConfigureAwait(false);
        run.FaultNow();
        var outcome = await countdown.TerminateAsync(run.Cancellation).ConfigureAwait(false);
        run.Recovered($"it ends: {Words(outcome)}");

        async Task HangAsync()
        {
            await foreach (var _ in countdown.TicksAsync(run.Cancellation).ConfigureAwait(false))
            {
                isInside.TrySetResult();
                await Task.Delay(Timeout.Infinite, run.Cancellation).ConfigureAwait(false);
            }
        }
    }

    public static async Task TerminatesAsync(FailureRun run, ICountdown countdown)
    {
        await countdown.Started.ConfigureAwait(false);
        run.FaultNow();
        var outcome = await countdown.TerminateAsync(run.Cancellation).ConfigureAwait(false);
        run.Recovered($"it ends at once: {Words(outcome)}");
    }

    /// <summary>It is ended a little before or after it would end by itself.</summary>
    public static async Task TerminationRacesAsync(FailureRun run, Func<ICountdown> startAtOne)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Boundaries).Select(async n =>
        {
            await using var countdown = startAtOne();
            await Task.Delay(CountdownFailures.Period + (n - (Boundaries / 2)) * Apart, run.Cancellation).ConfigureAwait(false);
            var told = await countdown.TerminateAsync(run.Cancellation).ConfigureAwait(false);
            return (Told: told, Ended: await countdown.Completion.ConfigureAwait(false));
        })).ConfigureAwait(false);
        var finished = outcomes.Count(outcome => outcome.Ended is CountdownOutcome.Finished);
        run.Saw($"{Boundaries} countdowns: {finished} finished, {Boundaries - finished} terminated");
        run.Doubled(outcomes.Count(outcome => outcome.Told != outcome.Ended), "who terminates is told another end than who waits for it");
    }

    public static async Task TerminatesTwiceAsync(FailureRun run, ICountdown countdown)
    {
        await countdown.Started.ConfigureAwait(false);
        var first = await countdown.TerminateAsync(run.Cancellation).ConfigureAwait(false);
        var second = await countdown.TerminateAsync(run.Cancellation).ConfigureAwait(false);
        run.Doubled(first == second ? 0 : 1, $"{Words(first)} the first time, {Words(second)} the second");
        run.Saw("both are told the same end");
    }

    public static async Task ReEntersAsync(FailureRun run, ICountdown countdown)
    {
        var read = 0;
        await foreach (var _ in countdown.TicksAsync(run.Cancellation).ConfigureAwait(false))
        {
            read++;
            await countdown.TerminateAsync(run.Cancellation).ConfigureAwait(false);
        }

        run.Saw($"it ends after {read}, from inside its own number");
    }

    public static async Task IsSlowAsync(FailureRun run, ICountdown countdown)
    {
        await countdown.Completion.ConfigureAwait(false);
        var read = await ReadAsync(run, countdown).ConfigureAwait(false);
        run.Lost(CountdownFailures.From - read, $"who reads after the end gets {read} of {CountdownFailures.From} numbers");
        run.Saw("who reads after the end gets all numbers");
    }

    public static async Task StopsAsync(FailureRun run, ICountdown countdown)
    {
        await countdown.Started.ConfigureAwait(false);
        var wait = countdown.Completion;
        await countdown.DisposeAsync().ConfigureAwait(false);
        run.Told($"who waits is told: {Words(await wait.ConfigureAwait(false))}");
        var snapshot = await countdown.SnapshotAsync(run.Cancellation).ConfigureAwait(false);
        run.Told($"who comes later is told: {snapshot.Remaining} left");
    }

    private static string Words(CountdownOutcome outcome) => outcome switch
    {
        CountdownOutcome.Terminated(var left) => $"terminated, {left} left",
        CountdownOutcome.Finished => "finished",
        _ => $"{outcome}",
    };

    private static async Task<int> ReadAsync(FailureRun run, ICountdown countdown)
    {
        var read = 0;
        await foreach (var _ in countdown.TicksAsync(run.Cancellation).ConfigureAwait(false))
        {
            run.Progress();
            read++;
        }

        return read;
    }
}
