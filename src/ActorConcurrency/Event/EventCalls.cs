using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the event's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class EventCalls
{
    private readonly Gateway _gateway;
    private readonly Calls<long> _signals;
    private readonly Calls<bool> _clears;
    private readonly Calls<long> _waits;
    private readonly Calls<long?> _looks;
    private readonly Calls<long?> _timedWaits;
    private readonly Calls<IEventPass?> _passes;
    private readonly Calls<IEventPass?> _timedPasses;
    private readonly Calls<EventSnapshot> _snapshots;

    public EventCalls(Gateway gateway)
    {
        _gateway = gateway;
        _signals = new(gateway, Answers.Of(static (Signalled answer) => answer.Number));
        _clears = new(gateway, Answers.Of(static (Cleared answer) => answer.WasSet));
        _waits = new(gateway, ReadPass, static id => new Withdraw(id));
        _looks = new(gateway, ReadPass, static id => new Withdraw(id));
        _timedWaits = new(gateway, ReadPass, static id => new Withdraw(id), emptyWhenLate: true);
        _passes = new(gateway, ReadReserved, static id => new Withdraw(id));
        _timedPasses = new(gateway, ReadReserved, static id => new Withdraw(id), emptyWhenLate: true);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public ValueTask<long> Set(CancellationToken cancellationToken) =>
        _signals.Ask(static (id, _) => new Set(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask<long> Pulse(CancellationToken cancellationToken) =>
        _signals.Ask(static (id, _) => new Pulse(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask<bool> Clear(CancellationToken cancellationToken) =>
        _clears.Ask(static (id, _) => new Clear(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask<long> Wait(long? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after.GetValueOrDefault(), nameof(after));
        return _gateway.Try(new PassAttempt(after), cancellationToken, out long number)
            ? new(number)
            : _waits.Ask(new WaitEntry(after, _gateway.Turn.Since), static (id, after) => new Wait(id, after), after, timeout: null, cancellationToken);
    }

    public ValueTask<long?> TryWait(TimeSpan timeout, long? after, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        ArgumentOutOfRangeException.ThrowIfNegative(after.GetValueOrDefault(), nameof(after));
        if (_gateway.Try(new PassAttempt(after), cancellationToken, out long number)) return new(number);
        return timeout == TimeSpan.Zero
            ? _looks.Ask(static (id, after) => new Wait(id, after, Patient: false), after, _gateway.CallTimeout, cancellationToken)
            : _timedWaits.Ask(new WaitEntry(after, _gateway.Turn.Since), static (id, after) => new Wait(id, after), after, timeout, cancellationToken);
    }

    /// <summary>Always by message: what may come back has to have an id.</summary>
    public ValueTask<IEventPass> Reserve(CancellationToken cancellationToken) =>
        // A wait without a limit is never answered "not now", so this one never gives null.
        _passes.Ask(static (id, _) => new Wait(id), 0, timeout: null, cancellationToken)!;

    /// <inheritdoc cref="Reserve"/>
    public ValueTask<IEventPass?> TryReserve(TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? _passes.Ask(static (id, _) => new Wait(id, Patient: false), 0, _gateway.CallTimeout, cancellationToken)
            : _timedPasses.Ask(static (id, _) => new Wait(id), 0, timeout, cancellationToken);
    }

    public ValueTask<EventSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    private Exception? ReadPass(IReply reply, out long number)
    {
        var failure = ReadPass(reply, out long? passed);
        number = passed.GetValueOrDefault();
        return failure;
    }

    // Only the winner reads an answer, so a pass is accepted here or else withdrawn, never both.
    private Exception? ReadPass(IReply reply, out long? number)
    {
        number = reply is Passed passed ? passed.Number : null;
        if (reply is Passed { Receipt: true }) _gateway.TellBack(new Accept(reply.Id));
        return FailureIn(reply);
    }

    // Whoever gets it accepts or withdraws it.
    private Exception? ReadReserved(IReply reply, out IEventPass? pass)
    {
        pass = reply is Passed passed ? new EventPass(_gateway, passed) : null;
        return FailureIn(reply);
    }

    private static Exception? FailureIn(IReply reply) => reply switch
    {
        Passed or NotNow => null,
        TooManyWait crowd => new TooManyWaitersException(crowd.Waiting, "actor-concurrency.event.max-waiters"),
        _ => Gateway.Unexpected(reply, out bool _),
    };
}
