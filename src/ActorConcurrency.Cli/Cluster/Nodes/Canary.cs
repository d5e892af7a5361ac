namespace ActorConcurrency.Cli;

/// <summary>Holds something that nobody else wants, and writes down when it is lost: then the node was cut off, and so was everything it asks.</summary>
internal sealed class Canary(SharedThing thing, HistoryWriter history)
{
    private readonly CancellationTokenSource _end = new();
    private Task _holding = Task.CompletedTask;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var first = await AcquireAsync(cancellationToken);
        _holding = HoldAsync(first);
    }

    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _holding;
    }

    private async Task HoldAsync(Possession held)
    {
        try
        {
            while (true)
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(held.Lost, _end.Token);
                await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!held.Lost.IsCancellationRequested) break;
                history.Write(HistoryKind.CutOff);
                held = await AcquireAsync(_end.Token);
            }

            held.Back.Dispose();
        }
        catch (Exception end) when (end is StoppedException or OperationCanceledException)
        {
            // The node has ended.
        }
    }

    private async Task<Possession> AcquireAsync(CancellationToken cancellationToken) =>
        (await thing.Plain.Ask(new Want(1, ["canary"]), null, cancellationToken))!;
}
