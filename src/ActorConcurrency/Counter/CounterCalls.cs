using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the counter's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class CounterCalls(Gateway gateway)
{
    private readonly Calls<long> _values = new(gateway, ReadValue);
    private readonly Calls<bool> _comparisons = new(gateway, Answers.Of(static (Compared answer) => answer.Set));
    private readonly Calls<long> _formers = new(gateway, Answers.Of(static (Previous answer) => answer.Former));
    private readonly Calls<long?> _bounded = new(gateway, ReadBounded);
    private readonly Calls<long> _waits = new(gateway, ReadReached, Withdrawal);
    private readonly Calls<long?> _looks = new(gateway, ReadReached, Withdrawal);
    private readonly Calls<long?> _timedWaits = new(gateway, ReadReached, Withdrawal, emptyWhenLate: true);
    private readonly Calls<CounterSnapshot> _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));

    public ValueTask Add(long delta, CancellationToken cancellationToken) =>
        _values.AskDone(static (id, delta) => new AddAndGet(id, delta), delta, gateway.CallTimeout, cancellationToken);

    public ValueTask Subtract(long delta, CancellationToken cancellationToken) =>
        _values.AskDone(static (id, delta) => new SubtractAndGet(id, delta), delta, gateway.CallTimeout, cancellationToken);

    public ValueTask<long> AddAndGet(long delta, CancellationToken cancellationToken) =>
        _values.Ask(static (id, delta) => new AddAndGet(id, delta), delta, gateway.CallTimeout, cancellationToken);

    public ValueTask<bool> CompareAndSet(long expected, long update, CancellationToken cancellationToken) => _comparisons.Ask(
        static (id, values) => new CompareAndSet(id, values.expected, values.update), (expected, update), gateway.CallTimeout, cancellationToken);

    public ValueTask<long> GetAndSet(long update, CancellationToken cancellationToken) =>
        _formers.Ask(static (id, update) => new GetAndSet(id, update), update, gateway.CallTimeout, cancellationToken);

    public ValueTask<long?> TryAdd(long delta, long least, long most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return gateway.Try(new AddWithinAttempt(delta, least, most), cancellationToken, out long? value)
            ? new(value)
            : _bounded.Ask(
                static (id, sum) => new AddWithin(id, sum.delta, sum.least, sum.most), (delta, least, most), gateway.CallTimeout, cancellationToken);
    }

    public ValueTask<long> WaitUntil(CounterBound bound, CancellationToken cancellationToken) =>
        gateway.Try(new BoundAttempt(bound), cancellationToken, out long value)
            ? new(value)
            : _waits.Ask(new BoundEntry(bound), NewWait, bound, timeout: null, cancellationToken);

    public ValueTask<long?> TryWaitUntil(CounterBound bound, TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        if (gateway.Try(new BoundAttempt(bound), cancellationToken, out long value)) return new(value);
        return timeout == TimeSpan.Zero
            ? _looks.Ask(static (id, bound) => new WaitUntil(id, bound.Value, bound.Upwards, Patient: false), bound, gateway.CallTimeout, cancellationToken)
            : _timedWaits.Ask(new BoundEntry(bound), NewWait, bound, timeout, cancellationToken);
    }

    public ValueTask<long> Value(CancellationToken cancellationToken) =>
        _values.Ask(static (id, _) => new GetValue(id), 0, gateway.CallTimeout, cancellationToken);

    public ValueTask<CounterSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, gateway.CallTimeout, cancellationToken);

    private static WaitUntil NewWait(RequestId id, CounterBound bound) => new(id, bound.Value, bound.Upwards);

    private static Withdraw Withdrawal(RequestId id) => new(id);

    private static Exception? ReadBounded(IReply reply, out long? value)
    {
        value = reply is Value answer ? answer.Current : null;
        return reply is CounterProtocol.Value or OutOfBounds ? null : Gateway.Unexpected(reply, out value);
    }

    private static Exception? ReadReached(IReply reply, out long value)
    {
        var failure = ReadReached(reply, out long? reached);
        value = reached.GetValueOrDefault();
        return failure;
    }

    private static Exception? ReadReached(IReply reply, out long? value)
    {
        value = reply is Value answer ? answer.Current : null;
        return reply switch
        {
            CounterProtocol.Value or NotNow => null,
            TooManyWait crowd => new TooManyWaitersException(crowd.Waiting, "actor-concurrency.counter.max-waiters"),
            _ => Gateway.Unexpected(reply, out value),
        };
    }

    private static Exception? ReadValue(IReply reply, out long value)
    {
        switch (reply)
        {
            case Value answer:
                value = answer.Current;
                return null;
            case Overflowed answer:
                value = 0;
                return new OverflowException($"The sum would leave the range of a long; the value stays {answer.Current}.");
            default:
                return Gateway.Unexpected(reply, out value);
        }
    }
}
