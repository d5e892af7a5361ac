using System.Diagnostics;
using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency;

/// <summary>
/// The event's deterministic step: takes a command and the time, writes the answers to the caller's buffer. Waits pass first come, first
/// served. Not thread-safe: its actor owns it.
/// </summary>
/// <remarks>
/// With auto reset a pass uses up a signal, so it must come back if its caller had given up: the state remembers it until the caller
/// accepts or withdraws. What was used up before a clear does not come back after it, and what a pulse gave only to waits older than the pulse.
/// </remarks>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
/// <param name="settings">What can be set.</param>
/// <param name="serve">Answers an operation that waits in here; says whether it takes the answer. Null: there are none.</param>
internal sealed class EventState<TAddress>(EventSettings settings, Func<PendingOperation, IReply, bool>? serve = null)
{
    private readonly bool _autoReset = settings.AutoReset;
    private readonly Numbers _numbers = settings.Incarnations?.Numbers ?? new();
    private readonly EventQueue<Waiter> _waiters = new();
    private readonly Dictionary<RequestId, Pass> _unaccepted = [];
    private bool _set = settings.Set;
    private Passed? _pass;
    private long _passed;
    private long _clears;

    public long Signals => _numbers.Last;

    public int Waiting => _waiters.Count;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to waiters.</param>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Set set:
                Signal(set.Id, stays: true, sender, replies);
                break;
            case Pulse pulse:
                Signal(pulse.Id, stays: false, sender, replies);
                break;
            case Clear clear:
                replies.Add((sender, new Cleared(clear.Id, _set)));
                ClearFlag();
                break;
            case Wait wait:
                if (Enter(wait, sender, now) is { } reply) replies.Add((sender, reply));
                break;
            case Withdraw withdraw:
                if (!_waiters.Remove(withdraw.Id)) TakeBack(withdraw.Id, replies);
                break;
            case Accept accept:
                _unaccepted.Remove(accept.Id);
                break;
            case GetSnapshot get:
                replies.Add((sender, new Snapshot(get.Id, Describe(now))));
                break;
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }

        AssertInvariants();
    }

    /// <summary>An operation passes, or waits.</summary>
    public void Enter(PendingOperation operation, long? after, TimeSpan since)
    {
        if (MayPass(after)) Serve(operation, after);
        else if (_waiters.Count >= settings.MaxWaiters) serve!(operation, new TooManyWait(default, _waiters.Count));
        else operation.Node = _waiters.Add(after, new Waiter(default!, since, Signals, operation));
    }

    /// <summary>Passes, if there is something to pass on.</summary>
    public bool TryPass(long? after, out long number)
    {
        number = Signals;
        if (!MayPass(after)) return false;
        CountPass(after);
        return true;
    }

    /// <summary>Who waits at a place has given up.</summary>
    public void Forget(object place) => _waiters.Remove(place);

    private void Signal(RequestId id, bool stays, TAddress sender, List<(TAddress To, IReply Reply)> replies)
    {
        if (!stays) ClearFlag();
        _numbers.Next();
        _set = true;
        replies.Add((sender, new Signalled(id, Signals)));
        LetThrough(stays ? null : Signals, replies);
        _set &= stays;

        // Numbers grow one by one, so whoever waited for an earlier signal has it.
        while (_waiters.TryPeek(Signals - 1, out var first)) Answer(first, pulse: null, replies);
    }

    // A pulse is for those who waited when it came: if the first came later, so did the others.
    private void LetThrough(long? pulse, List<(TAddress To, IReply Reply)> replies)
    {
        while (_set && _waiters.TryPeek(after: null, out var first) && !(first.Entry.Signals >= pulse)) Answer(first, pulse, replies);
    }

    private void Answer(EventQueue<Waiter>.Waiting first, long? pulse, List<(TAddress To, IReply Reply)> replies)
    {
        _waiters.TryTake(first.After, out _);
        if (first.Entry.Operation is { } operation) Serve(operation, first.After);
        else replies.Add((first.Entry.Address, LetPass(first.Id, first.After, pulse)));
    }

    // It takes its pass at once or not at all, so none can come back.
    private void Serve(PendingOperation operation, long? after)
    {
        if (_pass is null || _pass.Number != Signals) _pass = new Passed(default, Signals, Receipt: false);
        if (serve!(operation, _pass)) CountPass(after);
    }

    private void CountPass(long? after)
    {
        if (after is not null) return;
        _passed++;
        _set &= !_autoReset;
    }

    private IReply? Enter(Wait wait, TAddress sender, TimeSpan now)
    {
        if (_waiters.Contains(wait.Id)) return null;
        if (MayPass(wait.After)) return LetPass(wait.Id, wait.After, pulse: null);
        if (!wait.Patient) return new NotNow(wait.Id);
        if (_waiters.Count >= settings.MaxWaiters) return new TooManyWait(wait.Id, _waiters.Count);
        _waiters.Add(wait.Id, wait.After, new Waiter(sender, now, Signals));
        return null;
    }

    private bool MayPass(long? after) => after is { } known ? known < Signals : _set;

    private Passed LetPass(RequestId id, long? after, long? pulse)
    {
        var usesUp = _autoReset && after is null;
        if (after is null) _passed++;
        if (usesUp)
        {
            _set = false;
            _unaccepted[id] = new Pass(pulse, _clears);
        }

        return new Passed(id, Signals, usesUp);
    }

    private void TakeBack(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_unaccepted.Remove(id, out var pass)) return;
        _passed--;
        if (pass.Clears != _clears || _set) return;
        _set = true;
        LetThrough(pass.Pulse, replies);
        _set &= pass.Pulse is null;
    }

    private void ClearFlag()
    {
        _set = false;
        _clears++;
    }

    private EventSnapshot Describe(TimeSpan now)
    {
        var waiters = Wording.Capped(_waiters.All.Select(waiter => new EventWaiter(waiter.After, now - waiter.Entry.Since)));
        return new(_autoReset, _set, Signals, _passed, waiters) { MoreWaiters = Waiting - waiters.Length };
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_waiters.Count > 100 || _waiters.All.All(waiter => !MayPass(waiter.After)), "Nobody waits for what has come.");
        Debug.Assert(_autoReset || _unaccepted.Count == 0, "Only a signal that was used up can come back.");
        Debug.Assert(!_autoReset || _passed <= Signals + (settings.Set ? 1 : 0), "Nobody passes twice on one signal.");
    }

    /// <summary>Who waits, since when, and how many signals there had been before.</summary>
    private readonly record struct Waiter(TAddress Address, TimeSpan Since, long Signals, PendingOperation? Operation = null);

    /// <summary>A pass on its way: the pulse that gave it, or null if the flag is set when it comes back and nobody waits; and how many clears there had been.</summary>
    private readonly record struct Pass(long? Pulse, long Clears);
}
