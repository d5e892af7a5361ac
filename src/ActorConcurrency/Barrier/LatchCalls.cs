using static ActorConcurrency.LatchProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the latch's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class LatchCalls
{
    private readonly Gateway _gateway;
    private readonly Calls<int> _signals;
    private readonly Calls<int?> _adds;
    private readonly Calls<bool> _waits;
    private readonly Calls<bool> _timedWaits;
    private readonly Calls<LatchSnapshot> _snapshots;

    public LatchCalls(Gateway gateway)
    {
        _gateway = gateway;
        _signals = new(gateway, ReadSignal);
        _adds = new(gateway, ReadAdd);
        _waits = new(gateway, ReadWait, static id => new Withdraw(id));
        _timedWaits = new(gateway, ReadWait, static id => new Withdraw(id), emptyWhenLate: true);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public ValueTask<int> Signal(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return _signals.Ask(static (id, count) => new Signal(id, count), count, _gateway.CallTimeout, cancellationToken);
    }

    /// <returns>What remains; null: it is open.</returns>
    public ValueTask<int?> Add(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return _adds.Ask(static (id, count) => new Add(id, count), count, _gateway.CallTimeout, cancellationToken);
    }

    public ValueTask Reset(int? count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count.GetValueOrDefault(), nameof(count));
        return _signals.AskDone(static (id, count) => new Reset(id, count), count, _gateway.CallTimeout, cancellationToken);
    }

    public ValueTask Wait(CancellationToken cancellationToken) =>
        _gateway.Try(new LatchAttempt(), cancellationToken, out bool _)
            ? default
            : _waits.AskDone(new LatchEntry(_gateway.Turn.Since), static (id, _) => new Wait(id), 0, timeout: null, cancellationToken);

    public ValueTask<bool> TryWait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        if (_gateway.Try(new LatchAttempt(), cancellationToken, out bool _)) return new(true);
        return timeout == TimeSpan.Zero
            ? _waits.Ask(static (id, _) => new Wait(id, Patient: false), 0, _gateway.CallTimeout, cancellationToken)
            : _timedWaits.Ask(new LatchEntry(_gateway.Turn.Since), static (id, _) => new Wait(id), 0, timeout, cancellationToken);
    }

    public ValueTask<LatchSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    private static Exception? ReadSignal(IReply reply, out int remaining)
    {
        remaining = reply is Counted counted ? counted.Remaining : 0;
        return reply switch
        {
            Counted => null,
            Refused refused => LatchRefusals.TooManySignals(refused.Remaining),
            _ => Gateway.Unexpected(reply, out remaining),
        };
    }

    private static Exception? ReadAdd(IReply reply, out int? remaining)
    {
        remaining = reply is Counted counted ? counted.Remaining : null;
        return reply switch
        {
            Counted or Refused { Remaining: 0 } => null,
            Refused => LatchRefusals.TooMuch(),
            _ => Gateway.Unexpected(reply, out remaining),
        };
    }

    private static Exception? ReadWait(IReply reply, out bool passed)
    {
        passed = reply is Passed;
        return reply switch
        {
            Passed or NotNow => null,
            TooManyWait crowd => new TooManyWaitersException(crowd.Waiting, "actor-concurrency.latch.max-waiters"),
            _ => Gateway.Unexpected(reply, out passed),
        };
    }
}
