using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <content>The process in which the queue lives is killed, and started anew.</content>
internal static partial class QueueFailures
{
    private const int Held = 3;
    private const string Begin = "begin";
    private const string BeginAnew = "begin anew";

    /// <summary>A queue in memory, with everybody who uses it.</summary>
    public static async Task HostIsKilledAsync(FailureRun run)
    {
        run.Saw(await run.StartOtherAsync(Begin).ConfigureAwait(false));
        run.KillOther();
        run.Saw("who put them, and who works, is gone with it and told nothing");
        var left = long.Parse(await run.StartOtherAsync(BeginAnew).ConfigureAwait(false), CultureInfo.InvariantCulture);
        LookAnew(run, left);
    }

    /// <summary>What the second process does for it.</summary>
    public static async Task<string> LiveElsewhereAsync(Line line, string told)
    {
        if (told == BeginAnew) return (await line.QueuedAsync().ConfigureAwait(false)).ToString(CultureInfo.InvariantCulture);
        for (var n = 0; n < Held; n++) await line.PutAsync(n).ConfigureAwait(false);
        await line.GetAsync(Worker).ConfigureAwait(false);
        return $"the queue lives in another process: {await line.QueuedAsync().ConfigureAwait(false)} items are queued, 1 is in work";
    }

    /// <summary>A queue that is used from here, where its users live on.</summary>
    /// <param name="run">The second process of the try starts the queue and says where it is.</param>
    /// <param name="find">Makes a handle to it.</param>
    public static async Task HostIsKilledAsync(FailureRun run, Func<string, Task<IWorkQueue<int>>> find)
    {
        var queue = await find(await run.StartOtherAsync(Begin).ConfigureAwait(false)).ConfigureAwait(false);
        for (var n = 0; n < Held; n++) await queue.PutAsync(n).ConfigureAwait(false);
        await queue.GetAsync().ConfigureAwait(false);
        var join = queue.JoinAsync().AsTask();
        // Is answered after the join has come there.
        var before = await queue.SnapshotAsync().ConfigureAwait(false);
        run.Saw($"the queue lives in another process, its users here: {before.Queued} items are queued, 1 is in work");
        run.KillOther();
        var put = queue.PutAsync(Held).AsTask();
        await HostFailures.IsToldAsync(run, "who joins", join).ConfigureAwait(false);
        await HostFailures.IsToldAsync(run, "who puts before that is noticed", put).ConfigureAwait(false);
        await HostFailures.IsToldAsync(run, "who says later that work is done", queue.TaskDoneAsync().AsTask()).ConfigureAwait(false);
        await HostFailures.IsToldAsync(run, "who gets later", queue.GetAsync().AsTask()).ConfigureAwait(false);

        var anew = await find(await run.StartOtherAsync(BeginAnew).ConfigureAwait(false)).ConfigureAwait(false);
        LookAnew(run, (await anew.SnapshotAsync().ConfigureAwait(false)).Queued);
    }

    private static void LookAnew(FailureRun run, long left) => run.Lost(Held - left, $"started anew, it has {left} of the {Held} items");
}
