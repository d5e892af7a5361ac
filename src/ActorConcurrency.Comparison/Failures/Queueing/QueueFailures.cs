namespace ActorConcurrency.Comparison;

/// <summary>The failures of consumers of a queue: the same program for all sides.</summary>
internal static partial class QueueFailures
{
    private const string Worker = "the worker";
    private const string Next = "the next one";

    public static async Task ThrowsAsync(FailureRun run, Line line)
    {
        await line.PutAsync(1).ConfigureAwait(false);
        var work = await line.GetAsync(Worker).ConfigureAwait(false);
        var next = line.GetAsync(Next, run.Cancellation);
        run.FaultNow();
        try
        {
            FailAtWork();
        }
        catch (InvalidOperationException)
        {
            await work.CleanUp().ConfigureAwait(false);
        }

        await LookAsync(run, line, next).ConfigureAwait(false);
    }

    public static async Task DiesAsync(FailureRun run, Line line)
    {
        await line.PutAsync(1).ConfigureAwait(false);
        await line.GetAsync(Worker).ConfigureAwait(false);
        var next = line.GetAsync(Next, run.Cancellation);
        run.FaultNow();
        await line.BuryAsync(Worker).ConfigureAwait(false);
        await LookAsync(run, line, next).ConfigureAwait(false);
    }

    /// <summary>The consumer lives in another process, and is an actor there.</summary>
    public static async Task IsKilledAsync(FailureRun run, SessionLine line)
    {
        await line.PutAsync(1).ConfigureAwait(false);
        run.Saw(await run.StartOtherAsync(OtherActors.AddressOf(line.Actor)).ConfigureAwait(false));
        var next = line.GetAsync(Next, run.Cancellation);
        run.KillOther();
        await LookAsync(run, line, next).ConfigureAwait(false);
        run.Doubled(await line.QueuedAsync().ConfigureAwait(false), "it is there once more");
    }

    public static async Task HangsAsync(FailureRun run, Line line)
    {
        await line.PutAsync(1).ConfigureAwait(false);
        await line.GetAsync(Worker).ConfigureAwait(false);
        run.FaultNow();
        await line.PutAsync(2).ConfigureAwait(false);
        var next = await line.GetAsync(Next).ConfigureAwait(false);
        run.Recovered($"{Next} goes on with item {next.Item}");
        var again = line.GetAsync(Next, run.Cancellation);
        if (await line.IsBlockedAsync(again).ConfigureAwait(false)) run.Stranded(1, $"item 1 stays with {Worker} for ever");
    }

    public static async Task StarvesAsync(FailureRun run, Line line)
    {
        var put = Environment.ProcessorCount;
        await StarvedPool.RunAsync(
            run,
            _ => line.Get(),
            () =>
            {
                for (var n = 0; n < put; n++) _ = line.PutAsync(n);
            }).ConfigureAwait(false);
    }

    /// <summary>One stage feeds a second one, and that one the first; both queues are full.</summary>
    public static async Task CrossesAsync(FailureRun run, Line there, Line back)
    {
        await there.PutAsync(1).ConfigureAwait(false);
        await back.PutAsync(1).ConfigureAwait(false);
        var (a, b) = (there.PutAsync(2, run.Cancellation), back.PutAsync(2, run.Cancellation));
        run.Holds("B", "room on the way there");
        run.Holds("A", "room on the way back");
        if (await there.IsBlockedAsync(a).ConfigureAwait(false)) run.IsBlocked("A", "room on the way there");
        if (await back.IsBlockedAsync(b).ConfigureAwait(false)) run.IsBlocked("B", "room on the way back");
        run.Saw("there is room for both");
    }

    /// <summary>The only consumer puts into the queue that is full.</summary>
    public static async Task ReEntersAsync(FailureRun run, Line line)
    {
        await line.PutAsync(1).ConfigureAwait(false);
        var again = line.PutAsync(2, run.Cancellation);
        run.Holds("the consumer", "room");
        if (await line.IsBlockedAsync(again).ConfigureAwait(false)) run.IsBlocked("the consumer", "room");
        run.Saw("there is room");
    }

    // Where nothing comes back, a get that waits at an empty queue waits for ever.
    private static async Task LookAsync(FailureRun run, Line line, Task<Work> next)
    {
        if (!line.TakesBack && await line.IsBlockedAsync(next).ConfigureAwait(false))
        {
            run.Lost(1, "the item is with nobody, and nobody gets it again");
            if (!line.HasJoin) return;
            var join = line.JoinAsync();
            if (await line.IsBlockedAsync(join).ConfigureAwait(false)) run.Stranded(1, "who joins waits for ever");
            return;
        }

        var work = await next.ConfigureAwait(false);
        run.Recovered($"{Next} gets the item again");
        await work.Done().ConfigureAwait(false);
    }

    private static void FailAtWork() => throw new InvalidOperationException("it fails at work");
}
