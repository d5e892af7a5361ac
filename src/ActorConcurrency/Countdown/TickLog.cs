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
    private TaskCompletionSource _changed = NewSignal();
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
            var (remaining, ended, changed) = Look();
            for (; next > remaining; next--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return next;
            }

            if (ended) yield break;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private (int Remaining, bool Ended, Task Changed) Look()
    {
        lock (_gate) return (Remaining, _ended, _changed.Task);
    }

    private void Change(int remaining, bool ended)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            Remaining = Math.Min(Remaining, remaining);
            _ended |= ended;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    // Readers run on the thread pool, not on the thread that brings the tick: that thread is the actor's.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
