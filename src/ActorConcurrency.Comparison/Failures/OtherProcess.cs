namespace ActorConcurrency.Comparison;

/// <summary>The second process of a try: does what its cell declares, says so once, and stays until it is killed.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly EventProcess _process;

    private OtherProcess(EventProcess process, string said) => (_process, Said) = (process, said);

    /// <summary>What it has said.</summary>
    public string Said { get; }

    /// <exception cref="InvalidOperationException">It ended before it said anything.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<OtherProcess> StartAsync(ChildCommand command, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = EventProcess.Start(command, arguments, note =>
        {
            if (note is TrialEvent.CellFact(var fact)) said.TrySetResult(fact);
            if (note is TrialEvent.Failed(var reason)) said.TrySetException(new InvalidOperationException($"the second process: {reason}"));
        });
        try
        {
            return new OtherProcess(process, await said.Task.WaitAsync(cancellation).ConfigureAwait(false));
        }
        catch
        {
            await EndAsync(process).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends it by force: nothing of it can say goodbye.</summary>
    public void Kill() => _process.Kill();

    public ValueTask DisposeAsync() => EndAsync(_process);

    private static async ValueTask EndAsync(EventProcess process)
    {
        await process.EndAsync(TimeSpan.Zero).ConfigureAwait(false);
        process.Dispose();
    }
}
