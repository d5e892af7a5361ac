namespace ActorConcurrency.Locks;

/// <content>The maximum, which can be changed.</content>
internal sealed partial class PermitPool
{
    // Who waits for several, and may have to be told that there can never be so many. Guarded by the gate.
    private readonly LinkedList<(int Permits, CancellationTokenSource Ending)> _several = new();
    private long _removed;
    private int _maximum = maximum;

    /// <summary>The most permits that may exist.</summary>
    public int Maximum => Volatile.Read(ref _maximum);

    // How many held permits cease to exist when they come back.
    private int Excess => Math.Max(0, Existing - Maximum);

    /// <summary>Changes the maximum: what is free beyond it ceases to exist at once, what is held when it comes back.</summary>
    public void ChangeMaximum(int maximum)
    {
        lock (_gate)
        {
            Volatile.Write(ref _maximum, maximum);
            Trim();
            foreach (var (permits, ending) in _several)
                // Runs nothing here: callbacks go to the thread pool.
                if (permits > maximum) _ = ending.CancelAsync();
            AssertInvariants();
        }
    }

    /// <summary>What a wait for more gets than may exist.</summary>
    public ArgumentOutOfRangeException Impossible(int permits) =>
        new(nameof(permits), permits, $"At most {Maximum} permits may exist. Nothing was taken.");

    private async Task<DotNetPermit> TakeSeveralAsync(int permits, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        LinkedListNode<(int, CancellationTokenSource)> entry;
        lock (_gate)
        {
            if (permits > Maximum) throw Impossible(permits);
            entry = _several.AddLast((permits, ending));
        }

        try
        {
            return await CollectAsync(permits, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Impossible(permits);
        }
        finally
        {
            lock (_gate) _several.Remove(entry);
        }
    }

    private void GiveBack(int permits)
    {
        var gone = Math.Min(Excess, permits);
        _removed += gone;
        if (permits > gone) _free.Release(permits - gone);
    }

    private void Trim()
    {
        var gone = Math.Min(Excess, _free.CurrentCount);
        TakeFree(gone);
        _removed += gone;
        gone = Math.Min(Excess, _collected);
        _collected -= gone;
        _removed += gone;
    }
}
