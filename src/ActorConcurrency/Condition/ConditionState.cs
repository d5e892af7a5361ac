using System.Diagnostics;
using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency;

/// <summary>
/// The condition's deterministic step: takes a command and the time, writes the answers to the caller's buffer. It runs the code that the
/// commands bring; what that throws is an answer. Not thread-safe: its actor owns it.
/// </summary>
/// <remarks>
/// <para>After every update, all waits are looked at, the oldest first; after one that was met and has changed the state itself, again from the
/// oldest on. So between two commands nobody waits whose predicate holds, and a newcomer overtakes nobody.</para>
/// <para>A notification must not be lost with a wait that had given up: the state remembers it until the wait accepts or withdraws, and then gives
/// it to the next that waited when it came.</para>
/// </remarks>
/// <typeparam name="TState">The state's type.</typeparam>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
/// <param name="initial">The first state.</param>
/// <param name="maxWaiters">How many may wait.</param>
internal sealed class ConditionState<TState, TAddress>(TState initial, int maxWaiters)
{
    private readonly ConditionLine<TState, TAddress> _line = new();

    // By the wait that it was given to: only who had arrived before this number waited when it came.
    private readonly Dictionary<RequestId, long> _unaccepted = [];
    private TState _state = initial;

    public long Updates { get; private set; }

    public long Looks { get; private set; }

    public int Waiting => _line.Count;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due: to this command, and then to waits in the order in which they were met.</param>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Read read:
                replies.Add((sender, new StateIs<TState>(read.Id, _state)));
                break;
            case Update<TState> update:
                Carry(update, sender, replies);
                break;
            case Wait<TState> wait:
                Enter(wait, sender, now, replies);
                break;
            case WaitForNotify wait:
                Enter(wait, sender, now, replies);
                break;
            case Notify notify:
                Wake(notify, sender, replies);
                break;
            case Withdraw withdraw:
                GiveUp(withdraw.Id, sender, replies);
                break;
            case Accept accept:
                _unaccepted.Remove(accept.Id);
                break;
            case GetSnapshot get:
                replies.Add((sender, new Snapshot<TState>(get.Id, Describe(now))));
                break;
            case IOfState other:
                replies.Add((sender, new WrongType(other.Id)));
                break;
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private void Carry(Update<TState> update, TAddress sender, List<(TAddress To, IReply Reply)> replies)
    {
        var reply = Run(update.Id, until: null, update.Code, out var changed)!;
        replies.Add((sender, reply));
        if (changed) LookAtAll(replies);
    }

    private void Enter(Wait<TState> wait, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (_line.Contains(wait.Id)) return;
        var reply = Run(wait.Id, wait.Until, wait.Code, out var changed) ?? Refusal(wait.Id, wait.Patient);
        if (reply is null) _line.Add(wait.Id, sender, now, wait.Until, wait.Code);
        else replies.Add((sender, reply));
        if (changed) LookAtAll(replies);
    }

    private void Enter(WaitForNotify wait, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (_line.Contains(wait.Id)) return;
        if (Refusal(wait.Id, wait.Patient) is { } refusal) replies.Add((sender, refusal));
        else _line.Add(wait.Id, sender, now);
    }

    private IReply? Refusal(RequestId id, bool isPatient) =>
        !isPatient ? new NotNow(id) : _line.Count >= maxWaiters ? new TooManyWait(id, _line.Count) : null;

    private void LookAtAll(List<(TAddress To, IReply Reply)> replies)
    {
        for (var node = _line.FirstForPredicate; node is not null;)
        {
            var (wait, next) = (node.Value, node.Next);
            if (Run(wait.Id, wait.Until, wait.Code, out var changed) is { } reply)
            {
                _line.Remove(wait.Id, out _);
                replies.Add((wait.Address, reply));
            }

            node = changed ? _line.FirstForPredicate : next;
        }
    }

    // The code is the user's: what it throws is its caller's alone. Null: the predicate does not hold.
    private IReply? Run(RequestId id, Func<TState, bool>? until, Func<TState, TState>? code, out bool changed)
    {
        changed = false;
        var flow = ExecutionContext.Capture();
        try
        {
            if (until is not null && !Holds(until)) return null;
            if (code is not null)
            {
                _state = ConditionCode.Updated(code, _state);
                Updates++;
                changed = true;
            }

            return new StateIs<TState>(id, _state);
        }
        catch (Exception cause)
        {
            return new Threw(id, cause);
        }
        finally
        {
            // What the code has set in its flow (a culture, for example) is not there for the next one's.
            if (flow is not null) ExecutionContext.Restore(flow);
        }
    }

    private bool Holds(Func<TState, bool> until)
    {
        Looks++;
        return until(_state);
    }

    private void Wake(Notify notify, TAddress sender, List<(TAddress To, IReply Reply)> replies)
    {
        var count = Math.Clamp(notify.Count, 0, _line.ForNotify);
        replies.Add((sender, new Notified(notify.Id, count)));
        for (; count > 0; count--) WakeFirst(before: _line.Arrivals, replies);
    }

    private void GiveUp(RequestId id, TAddress sender, List<(TAddress To, IReply Reply)> replies)
    {
        if (_line.Remove(id, out _)) replies.Add((sender, new Withdrawn(id)));
        else if (_unaccepted.Remove(id, out var before)) WakeFirst(before, replies);
    }

    // If the oldest has come later, so have the others: nobody waited for that notification any more.
    private void WakeFirst(long before, List<(TAddress To, IReply Reply)> replies)
    {
        if (_line.FirstForNotify is not { Value: var first } || first.Arrival >= before) return;
        _line.Remove(first.Id, out _);
        _unaccepted[first.Id] = before;
        replies.Add((first.Address, new StateIs<TState>(first.Id, _state, Receipt: true)));
    }

    private ConditionSnapshot<TState> Describe(TimeSpan now)
    {
        var waiters = Wording.Capped(_line.All.Select(wait => new ConditionWaiter(wait.Until is not null, now - wait.Since)));
        return new(_state, Updates, Looks, waiters) { MoreWaiters = _line.Count - waiters.Length };
    }
}
