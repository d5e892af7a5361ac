namespace ActorConcurrency;

/// <summary>How several events are waited for, with passes on approval alone. Thread-safe.</summary>
internal static class SeveralEvents
{
    /// <summary>Waits until one passes, and gives its place; null: the time is up.</summary>
    public static async ValueTask<int?> AnyAsync(IEnumerable<IEvent> events, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = Listed(events);
        if (all.Length == 0) throw new ArgumentException("There are no events, so none can pass. Name at least one.", nameof(events));
        for (var place = 0; place < all.Length; place++)
            if (await all[place].TryWaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false)) return place;
        return timeout == TimeSpan.Zero
            ? null
            : await WithinAsync<int?>(async over => await FirstAsync(all, over).ConfigureAwait(false), timeout, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until all pass; false: the time is up.</summary>
    public static async ValueTask<bool> AllAsync(IEnumerable<IEvent> events, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = Listed(events);
        if (all.Distinct(ReferenceEqualityComparer.Instance).Count() < all.Length)
            throw new ArgumentException("An event is there twice, and its two passes never are together. Name each once.", nameof(events));
        cancellationToken.ThrowIfCancellationRequested();
        if (await TakeAsync(all, first: null, cancellationToken).ConfigureAwait(false) is not { } missing) return true;
        return timeout != TimeSpan.Zero
            && await WithinAsync(over => TakeAllAsync(all, missing, over), timeout, time, cancellationToken).ConfigureAwait(false);
    }

    private static IEvent[] Listed(IEnumerable<IEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        IEvent[] all = [.. events];
        return all.Contains(null) ? throw new ArgumentException("An event is null.", nameof(events)) : all;
    }

    // The default value if the time is up.
    private static async ValueTask<T?> WithinAsync<T>(
        Func<CancellationTokenSource, Task<T>> wait, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await wait(over).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return default;
        }
    }

    // Whoever came second has its pass given back before the first is told: the caller may wait for it next.
    private static async Task<int> FirstAsync(IEvent[] events, CancellationTokenSource over)
    {
        var waits = new List<Task<IEventPass>>(events.Length);
        try
        {
            foreach (var next in events) waits.Add(next.ReserveAsync(over.Token).AsTask());
            var first = await Task.WhenAny(waits).ConfigureAwait(false);
            (await first.ConfigureAwait(false)).Keep();
            return Array.IndexOf(events, events[waits.IndexOf(first)]);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            foreach (var wait in waits) await GiveBackAsync(wait).ConfigureAwait(false);
        }
    }

    private static async Task GiveBackAsync(Task<IEventPass> wait)
    {
        await ((Task)wait).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (wait.IsCompletedSuccessfully) (await wait.ConfigureAwait(false)).Dispose();
    }

    // Never waits while it holds a pass: whoever holds one and waits for another can be waited for in turn.
    private static async Task<bool> TakeAllAsync(IEvent[] events, int missing, CancellationTokenSource over)
    {
        int? first = missing;
        while (first is not null)
        {
            await Task.Yield();
            first = await TakeAsync(events, first, over.Token).ConfigureAwait(false);
        }

        return true;
    }

    // Waits for the first, if there is one; takes the others if they are there. All, or none: then gives the one that is missing.
    private static async ValueTask<int?> TakeAsync(IEvent[] events, int? first, CancellationToken cancellationToken)
    {
        var passes = new IEventPass?[events.Length];
        try
        {
            if (first is { } awaited) passes[awaited] = await events[awaited].ReserveAsync(cancellationToken).ConfigureAwait(false);
            for (var place = 0; place < events.Length; place++)
            {
                passes[place] ??= await events[place].TryReserveAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
                if (passes[place] is null) return place;
            }

            foreach (var pass in passes) pass!.Keep();
            return null;
        }
        finally
        {
            foreach (var pass in passes) pass?.Dispose();
        }
    }
}
