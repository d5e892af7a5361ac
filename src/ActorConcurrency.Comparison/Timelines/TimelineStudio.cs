using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Runs the programs of timelines, one after the other. Thread-safe.</summary>
internal static class TimelineStudio
{
    public static async Task<ImmutableArray<Timeline>> RunAsync(IEnumerable<TimelineScript> scripts, CancellationToken cancellationToken)
    {
        var timelines = ImmutableArray.CreateBuilder<Timeline>();
        foreach (var script in scripts)
        {
            if (cancellationToken.IsCancellationRequested) break;
            timelines.Add(await RunAsync(script, cancellationToken).ConfigureAwait(false));
        }

        return timelines.ToImmutable();
    }

    public static async Task<Timeline> RunAsync(TimelineScript script, CancellationToken cancellationToken)
    {
        // What comes once in a process, the first time, would be all that is seen.
        await RunOnceAsync(script, cancellationToken).ConfigureAwait(false);
        return await RunOnceAsync(script, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Timeline> RunOnceAsync(TimelineScript script, CancellationToken cancellationToken)
    {
        var recorder = new TimelineRecorder();
        var run = new TimelineRun(recorder, cancellationToken);
        try
        {
            await Task.Run(() => script.RunAsync(run), cancellationToken).WaitAsync(Patience.Default, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            recorder.Stop();
            await run.CloseAsync().ConfigureAwait(false);
        }

        return recorder.Read(script, run.End);
    }
}
