using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>What a handle asks of a queue's actor for several items in one step. Thread-safe.</summary>
/// <param name="gateway">The way to the actor.</param>
/// <param name="read">What an answer means.</param>
/// <param name="withdrawal">What takes a request back.</param>
/// <param name="getMany">The queue's request for several items.</param>
/// <param name="drain">The queue's request for what is there.</param>
internal sealed class BatchCalls<T>(
    Gateway gateway,
    Decode<ImmutableArray<T>> read,
    Func<RequestId, object> withdrawal,
    Func<RequestId, (int Max, int Min, bool Wait), object> getMany,
    Func<RequestId, int, object> drain)
{
    private readonly Calls<ImmutableArray<T>> _calls = new(gateway, read, withdrawal);
    private readonly Calls<ImmutableArray<T>> _timed = new(gateway, read, withdrawal, emptyWhenLate: true);

    public ValueTask<ImmutableArray<T>> GetMany(int max, int min, CancellationToken cancellationToken)
    {
        BatchSize.Check(max, min);
        return _calls.Ask(getMany, (max, min, Wait: true), timeout: null, cancellationToken);
    }

    public ValueTask<ImmutableArray<T>> TryGetMany(int max, int min, TimeSpan timeout, CancellationToken cancellationToken)
    {
        BatchSize.Check(max, min);
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? _calls.Ask(getMany, (max, min, Wait: false), gateway.CallTimeout, cancellationToken)
            : OrNone(_timed.Ask(getMany, (max, min, Wait: true), timeout, cancellationToken));
    }

    public ValueTask<ImmutableArray<T>> Drain(int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return _calls.Ask(drain, max, gateway.CallTimeout, cancellationToken);
    }

    // Out of time, the result is the type's default value.
    private static async ValueTask<ImmutableArray<T>> OrNone(ValueTask<ImmutableArray<T>> items)
    {
        var taken = await items.ConfigureAwait(false);
        return taken.IsDefault ? [] : taken;
    }
}
