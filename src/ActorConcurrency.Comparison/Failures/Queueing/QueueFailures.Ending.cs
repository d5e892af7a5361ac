namespace ActorConcurrency.Comparison;

/// <content>Too much, too often, too late.</content>
internal static partial class QueueFailures
{
    private const int Flood = 10_000;

    /// <summary>The second time it is another's work that is said to be done.</summary>
    public static async Task DoneTwiceAsync(FailureRun run, Line line)
    {
        await line.PutAsync(1).ConfigureAwait(false);
        await line.PutAsync(2).ConfigureAwait(false);
        var first = await line.GetAsync("A").ConfigureAwait(false);
        await line.GetAsync("B").ConfigureAwait(false);
        await first.Done().ConfigureAwait(false);
        if (await HoldingFailures.TellsAsync(run, "A is refused", first.Done).ConfigureAwait(false)) run.Saw("A is told nothing");
        await LookAtJoinAsync(run, line).ConfigureAwait(false);
    }

    public static async Task StrangerIsDoneAsync(FailureRun run, Line line)
    {
        await line.PutAsync(1).ConfigureAwait(false);
        await line.GetAsync("B").ConfigureAwait(false);
        if (await HoldingFailures.TellsAsync(run, "the stranger is refused", line.DoneAsStrangerAsync).ConfigureAwait(false)) run.Saw("the stranger is told nothing");
        await LookAtJoinAsync(run, line).ConfigureAwait(false);
    }

    /// <summary>Nobody takes anything until all is put.</summary>
    public static async Task IsSlowAsync(FailureRun run, Line line)
    {
        for (var n = 0; n < Flood; n++)
        {
            if (n % 100 == 0) run.Progress();
            await line.PutAsync(n).ConfigureAwait(false);
        }

        var queued = await line.QueuedAsync().ConfigureAwait(false);
        var items = await line.GetAllAsync(Flood, run).ConfigureAwait(false);
        var missed = items.Where((item, n) => item != n).Count();
        run.Saw($"{queued} wait in memory; {Flood - missed} of {Flood} come, in order");
        run.Lost(missed, $"{missed} items came otherwise than they were put");
    }

    /// <summary>Ten times as many items as there is room for, and nobody takes any.</summary>
    public static async Task OverflowsAsync(FailureRun run, Line line, int room)
    {
        var accepted = 0;
        for (var n = 0; n < 10 * room; n++)
            if (await line.TryPutAsync(n).ConfigureAwait(false)) accepted++;
        var queued = await line.QueuedAsync().ConfigureAwait(false);
        if (accepted < 10 * room) run.Told($"of {10 * room} puts {10 * room - accepted} are refused, by a value");
        run.Lost(accepted - queued, $"{accepted} were accepted, {queued} are there");
    }

    public static async Task StopsAsync(FailureRun run, Line line)
    {
        var next = line.GetAsync(Next, run.Cancellation);
        await line.IsBlockedAsync(next).ConfigureAwait(false);
        await line.StopAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who waits is told", () => next).ConfigureAwait(false);
        if (await HoldingFailures.TellsAsync(run, "who puts later is told", () => line.PutAsync(1)).ConfigureAwait(false)) run.Lost(1, "a later put is accepted");
    }

    // One item is in work, and its worker has not said that it is done.
    private static async Task LookAtJoinAsync(FailureRun run, Line line)
    {
        if (!line.HasJoin) return;
        if (await line.IsBlockedAsync(line.JoinAsync()).ConfigureAwait(false)) run.Saw("who joins waits until B is done");
        else run.Doubled(1, "one item counts as done twice: who joins goes on while B is at work");
    }
}
