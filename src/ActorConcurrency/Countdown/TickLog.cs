using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>
/// What a handle knows of the ticks: every number from the first down to the last one heard of. Any number of readers, each at its own
/// pace; nothing is stored per number, so nothing can be dropped. Thread-safe.
/// </summary>
internal sealed class TickLog
{
    private readonly int _from;
    private readonly Lock _gate = new();

    // A signal for each reader that waits, so that one that gives up is not searched for among the others.
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private bool _ended;

    public TickLog(int from) => (_from, Remaining) = (from, from);

    /// <summary>The numbers not heard of yet.</summary>
    public int Remaining { get; private set; }

    /// <summary>Everything down to <paramref name="remaining"/> + 1 has been ticked.</summary>
    public void Advance(int remaining) => Change(remaining, ended: false);

    /// <summary>As <see cref="Advance"/>, and nothing follows.</summary>
    public void End(int remaining) => Change(remaining, ended: true);

    public async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = _from;
        while (true)
        {
            var (remaining, ended) = Look();
            for (; next > remaining; next--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return next;
            }

            if (ended) yield break;
            await WaitAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }

    private (int Remaining, bool Ended) Look()
    {
        lock (_gate) return (Remaining, _ended);
    }

    /// <summary>Waits for more than is known to who has <paramref name="remaining"/> numbers before it.</summary>
    private async Task WaitAsync(int remaining, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> signal;
        lock (_gate)
        {
            if (_ended || Remaining < remaining) return;
            signal = _waiting.AddLast(NewSignal());
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(signal, cancellationToken), null).ConfigureAwait(false);
        await signal.Value.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> signal, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the list it has been given.
            if (signal.List is null) return;
            _waiting.Remove(signal);
        }

        signal.Value.SetCanceled(cancellationToken);
    }

    private void Change(int remaining, bool ended)
    {
        TaskCompletionSource[] waiting;
        lock (_gate)
        {
            Remaining = Math.Min(Remaining, remaining);
            _ended |= ended;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var signal in waiting) signal.SetResult();
    }

    // Readers run on the thread pool, not on the thread that brings the tick: that thread is the actor's.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
