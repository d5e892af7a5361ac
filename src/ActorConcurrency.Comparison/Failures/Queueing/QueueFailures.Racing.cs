namespace ActorConcurrency.Comparison;

/// <content>Gets that end early, alone and at the moment of a put.</content>
internal static partial class QueueFailures
{
    private const int Getters = 1000;
    private const int Rounds = 300;
    private const int Boundaries = 50;

    private static readonly TimeSpan Boundary = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    public static async Task CancelsWaitingAsync(FailureRun run, Line line)
    {
        using var cancel = new CancellationTokenSource();
        var waits = Enumerable.Range(0, Getters).Select(_ => line.GetAsync(Worker, cancel.Token)).ToArray();
        await line.IsBlockedAsync(waits[^1]).ConfigureAwait(false);

        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        foreach (var wait in waits) await HoldingFailures.IsGrantedAsync(wait).ConfigureAwait(false);
        run.Recovered($"all {Getters} gets have ended");

        await line.PutAsync(1).ConfigureAwait(false);
        var queued = await line.QueuedAsync().ConfigureAwait(false);
        run.Lost(1 - queued, "an item went to a get that had ended");
    }

    /// <summary>Hunts the moment at which both meet.</summary>
    public static async Task RacesAsync(FailureRun run, Line line)
    {
        var hunt = new Hunt();
        for (var round = 0; round < Rounds; round++)
        {
            var item = round;
            run.Progress();
            using var cancel = new CancellationTokenSource();
            var next = line.GetAsync(Next, cancel.Token);
            await hunt.RaceAsync(() => line.PutAsync(item), cancel.CancelAsync).ConfigureAwait(false);
            var isGot = await HoldingFailures.IsGrantedAsync(next).ConfigureAwait(false);
            hunt.Learn(isGot);
            if (isGot) continue;
            if (await line.QueuedAsync().ConfigureAwait(false) > 0) await line.GetAsync(Worker).ConfigureAwait(false);
            else run.Lost(1, "an item went to a get that was cancelled");
        }

        run.Saw($"{Rounds} rounds: {hunt.Won} got, {Rounds - hunt.Won} cancelled");
        run.Doubled(await line.QueuedAsync().ConfigureAwait(false), "an item is there still, though it was got");
    }

    /// <summary>An item comes a little before or after the time runs out.</summary>
    public static async Task TimesOutAsync(FailureRun run, Func<Line> create)
    {
        var lines = Enumerable.Range(0, Boundaries).Select(_ => create()).ToArray();
        var outcomes = await Task.WhenAll(lines.Select((line, n) => TimeOutAsync(line, Boundary + (n - (Boundaries / 2)) * Apart, run.Cancellation))).ConfigureAwait(false);
        run.Saw($"{Boundaries} gets: {outcomes.Count(outcome => outcome.IsGot)} got, {outcomes.Count(outcome => !outcome.IsGot)} out of time");
        run.Lost(outcomes.Count(outcome => !outcome.IsGot && outcome.Queued == 0), "an item went to a get that was out of time");
        run.Doubled(outcomes.Count(outcome => outcome.IsGot && outcome.Queued > 0), "an item is there still, though it was got");
    }

    private static async Task<(bool IsGot, long Queued)> TimeOutAsync(Line line, TimeSpan putsAfter, CancellationToken cancellation)
    {
        var wait = line.TryGetAsync(Next, Boundary);
        await Task.Delay(putsAfter, cancellation).ConfigureAwait(false);
        await line.PutAsync(1).ConfigureAwait(false);
        var isGot = await wait.ConfigureAwait(false) is not null;
        return (isGot, await line.QueuedAsync().ConfigureAwait(false));
    }
}
