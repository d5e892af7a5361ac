using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the counter's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class CounterCalls(Gateway gateway)
{
    private readonly Calls<long> _values = new(gateway, ReadValue);
    private readonly Calls<bool> _comparisons = new(gateway, Answers.Of(static (Compared answer) => answer.Set));
    private readonly Calls<CounterSnapshot> _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));

    public ValueTask Add(long delta, CancellationToken cancellationToken) =>
        _values.AskDone(static (id, delta) => new AddAndGet(id, delta), delta, gateway.CallTimeout, cancellationToken);

    public ValueTask Subtract(long delta, CancellationToken cancellationToken) =>
        _values.AskDone(static (id, delta) => new SubtractAndGet(id, delta), delta, gateway.CallTimeout, cancellationToken);

    public ValueTask<long> AddAndGet(long delta, CancellationToken cancellationToken) =>
        _values.Ask(static (id, delta) => new AddAndGet(id, delta), delta, gateway.CallTimeout, cancellationToken);

    public ValueTask<bool> CompareAndSet(long expected, long update, CancellationToken cancellationToken) => _comparisons.Ask(
        static (id, values) => new CompareAndSet(id, values.expected, values.update), (expected, update), gateway.CallTimeout, cancellationToken);

    public ValueTask<long> Value(CancellationToken cancellationToken) =>
        _values.Ask(static (id, _) => new GetValue(id), 0, gateway.CallTimeout, cancellationToken);

    public ValueTask<CounterSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, gateway.CallTimeout, cancellationToken);

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
