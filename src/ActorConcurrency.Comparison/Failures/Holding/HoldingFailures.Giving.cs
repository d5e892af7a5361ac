namespace ActorConcurrency.Comparison;

/// <content>Giving back what is not one's own, and the end.</content>
internal static partial class HoldingFailures
{
    /// <summary>The second time it is another's.</summary>
    public static async Task GivesBackTwiceAsync(FailureRun run, Place place)
    {
        var first = await place.TakeAsync("A").ConfigureAwait(false);
        await first.GiveBack().ConfigureAwait(false);
        await place.TakeAsync("B").ConfigureAwait(false);
        if (await TellsAsync(run, "A is refused", first.GiveBack).ConfigureAwait(false)) run.Saw("A is told nothing");
        await LookInsideAsync(run, place).ConfigureAwait(false);
    }

    public static async Task StrangerGivesBackAsync(FailureRun run, Place place)
    {
        await place.TakeAsync("B").ConfigureAwait(false);
        if (await TellsAsync(run, "the stranger is refused", place.ReleaseAsStrangerAsync).ConfigureAwait(false)) run.Saw("the stranger is told nothing");
        await LookInsideAsync(run, place).ConfigureAwait(false);
    }

    public static async Task StopsAsync(FailureRun run, Place place)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        var next = await NextWaitsAsync(place).ConfigureAwait(false);
        run.FaultNow();
        await place.StopAsync().ConfigureAwait(false);
        await TellsAsync(run, "who gives back is told", hold.GiveBack).ConfigureAwait(false);
        if (!place.EndsWaits && await place.IsBlockedAsync(Next, next).ConfigureAwait(false))
            run.Stranded(1, "who waits is never told: 1 waits for ever");
        else if (await TellsAsync(run, "who waits is told", () => next).ConfigureAwait(false))
            run.Saw("who waits gets what is given back after the stop");
        await TellsAsync(run, "who comes later is told", () => place.TakeAsync("later")).ConfigureAwait(false);
    }

    private static async Task LookInsideAsync(FailureRun run, Place place)
    {
        if (await place.GetsInAsync("C").ConfigureAwait(false)) run.Doubled(1, "C gets in while B is inside");
        else run.Saw("nobody gets in beside B");
    }

    /// <summary>Whether it was carried out; if not, that was told.</summary>
    internal static async Task<bool> TellsAsync(FailureRun run, string what, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return true;
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException || !run.Cancellation.IsCancellationRequested)
        {
            run.Told($"{what} ({(refusal is RefusedByValueException ? refusal.Message : refusal.GetType().Name)})");
            return false;
        }
    }

    // A refusal at the call is the same as one of the task.
    private static Task<Hold> Begin(Func<Task<Hold>> call)
    {
        try
        {
            return call();
        }
        catch (Exception refusal)
        {
            return Task.FromException<Hold>(refusal);
        }
    }
}
