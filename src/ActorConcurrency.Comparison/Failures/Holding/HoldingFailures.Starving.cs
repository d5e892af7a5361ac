namespace ActorConcurrency.Comparison;

/// <content>No thread of the pool is free.</content>
internal static partial class HoldingFailures
{
    public static async Task StarvesAsync(FailureRun run, Place place)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        await StarvedPool.RunAsync(run, n => place.TakeAndGiveBack($"pool {n}"), () => hold.GiveBack()).ConfigureAwait(false);
    }
}
