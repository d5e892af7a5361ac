namespace ActorConcurrency.Locks;

/// <summary>Who waits for a <see cref="DotNetCounter"/> to reach a bound, first come first. Its counter's gate guards it.</summary>
/// <param name="gate">The counter's gate.</param>
/// <param name="most">How many may wait.</param>
/// <param name="time">The clock of timeouts.</param>
internal sealed class CounterWaiters(Lock gate, int most, TimeProvider time)
{
    private readonly LinkedList<Waiter> _waiters = new();

    public int Count => _waiters.Count;

    /// <summary>Somebody waits from now on.</summary>
    /// <exception cref="TooManyWaitersException">As many wait as may.</exception>
    public LinkedListNode<Waiter> Enter(Func<long, bool> isReached) => _waiters.Count < most
        ? _waiters.AddLast(new Waiter(isReached))
        : throw new TooManyWaitersException(_waiters.Count, "maxWaiters");

    /// <summary>Waits for the value that reaches the bound; null: the time is up. Outside of the gate.</summary>
    public async ValueTask<long?> WaitAsync(LinkedListNode<Waiter> place, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        await using var registration = over.Token.UnsafeRegister(_ => GiveUp(place), null).ConfigureAwait(false);
        var value = await place.Value.Reached.Task.ConfigureAwait(false);
        if (value is null) cancellationToken.ThrowIfCancellationRequested();
        return value;
    }

    /// <summary>Tells a new value. Runs nobody's code.</summary>
    public void Tell(long value)
    {
        for (var next = _waiters.First; next is { } waiter;)
        {
            next = waiter.Next;
            if (!waiter.Value.IsReached(value)) continue;
            _waiters.Remove(waiter);
            waiter.Value.Reached.SetResult(value);
        }
    }

    /// <summary>Ends every wait.</summary>
    public void EndAll(Exception reason)
    {
        for (; _waiters.First is { } first; _waiters.RemoveFirst()) first.Value.Reached.SetException(reason);
    }

    private void GiveUp(LinkedListNode<Waiter> place)
    {
        lock (gate)
        {
            // Out of the list it has been told.
            if (place.List is null) return;
            _waiters.Remove(place);
        }

        place.Value.Reached.SetResult(null);
    }

    /// <summary>One who waits.</summary>
    public sealed record Waiter(Func<long, bool> IsReached)
    {
        // Continuations must not run in the gate.
        public TaskCompletionSource<long?> Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
