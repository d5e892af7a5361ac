using System.Diagnostics;
using static ActorConcurrency.LatchProtocol;

namespace ActorConcurrency;

/// <summary>
/// The latch's deterministic step: takes a command and the time, writes the answers to the caller's buffer. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
/// <param name="settings">What can be set.</param>
/// <param name="serve">Answers an operation that waits in here; says whether it takes the answer. Null: there are none.</param>
internal sealed class LatchState<TAddress>(LatchSettings settings, Func<PendingOperation, IReply, bool>? serve = null)
{
    private static readonly Passed Pass = new(default);
    private readonly ArrivalOrder<Waiter> _waiters = new();
    private int _initial = settings.Count;

    public int Remaining { get; private set; } = settings.Count;

    public int Waiting => _waiters.Count;

    public bool IsOpen => Remaining == 0;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to waiters.</param>
    public void Apply(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now) is { } reply) replies.Add((sender, reply));
        if (IsOpen) LetThrough(replies);
        Debug.Assert(!IsOpen || Waiting == 0, "Nobody waits for what is open.");
    }

    /// <summary>An operation passes, or waits.</summary>
    public void Enter(PendingOperation operation, TimeSpan since)
    {
        if (IsOpen) serve!(operation, Pass);
        else if (Waiting >= settings.MaxWaiters) serve!(operation, new TooManyWait(default, Waiting));
        else operation.Node = _waiters.Add(new Waiter(default!, since, operation));
    }

    /// <summary>Who waits at a place has given up.</summary>
    public void Forget(object place) => _waiters.Remove(place, out _);

    private IReply? Carry(ICommand command, TAddress sender, Moment now)
    {
        switch (command)
        {
            case Signal signal:
                return signal.Count < 1 || signal.Count > Remaining ? new Refused(signal.Id, Remaining) : Count(signal.Id, Remaining - signal.Count);
            case Add add:
                return MayAdd(add.Count) ? Count(add.Id, Remaining + add.Count) : new Refused(add.Id, Remaining);
            case Reset { Count: < 0 } reset:
                return new Refused(reset.Id, Remaining);
            case Reset reset:
                _initial = reset.Count ?? _initial;
                return Count(reset.Id, _initial);
            case Wait wait:
                return Enter(wait, sender, now);
            case Withdraw withdraw:
                _waiters.Remove(withdraw.Id, out _);
                return null;
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now.Time));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private bool MayAdd(int count) => count >= 1 && count <= int.MaxValue - Remaining && (!IsOpen || settings.AddWhenOpen);

    private Counted Count(RequestId id, int remaining)
    {
        Remaining = remaining;
        return new(id, remaining);
    }

    private IReply? Enter(Wait wait, TAddress sender, Moment now)
    {
        if (_waiters.Contains(wait.Id)) return null;
        if (IsOpen) return new Passed(wait.Id);
        if (!wait.Patient) return new NotNow(wait.Id);
        if (Waiting >= settings.MaxWaiters) return new TooManyWait(wait.Id, Waiting);
        _waiters.Add(wait.Id, new Waiter(sender, now.Time));
        return null;
    }

    private void LetThrough(List<(TAddress To, IReply Reply)> replies)
    {
        while (_waiters.TryTake(out var id, out var waiter))
            if (waiter.Operation is { } operation) serve!(operation, Pass);
            else replies.Add((waiter.Address, new Passed(id)));
    }

    private LatchSnapshot Describe(TimeSpan now)
    {
        var waiters = Wording.Capped(_waiters.All.Select(waiter => now - waiter.Entry.Since));
        return new(_initial, Remaining, waiters) { MoreWaiters = Waiting - waiters.Length };
    }

    /// <summary>Who waits, and since when.</summary>
    private readonly record struct Waiter(TAddress Address, TimeSpan Since, PendingOperation? Operation = null);
}
