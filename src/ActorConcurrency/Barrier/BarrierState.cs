using System.Diagnostics;
using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency;

/// <summary>
/// The barrier's deterministic step: takes a command and the time, writes the answers to the caller's buffer. Not thread-safe: its actor owns it.
/// </summary>
/// <remarks>
/// A phase is collected until every place is filled. Without an action it is passed in the same step. With one it is full until the action is over;
/// whoever only signalled may arrive at the next phase meanwhile, which is collected beside it and cannot end before it.
/// </remarks>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
/// <param name="settings">What can be set.</param>
/// <param name="begin">Begins the action of a phase, whose end <see cref="Finish"/> is told under the attempt's number; null: there is none.</param>
/// <param name="drop">Says that nobody waits for the action any more.</param>
internal sealed partial class BarrierState<TAddress>(BarrierSettings settings, Action<long, long>? begin = null, Action? drop = null)
{
    private readonly Numbers _passed = settings.Incarnations?.Numbers ?? new();
    private readonly ArrivalOrder<Party> _named = new();
    private readonly ArrivalOrder<Observer> _observers = new();
    private ArrivalOrder<Arrival> _arrived = new();
    private ArrivalOrder<Arrival> _full = new();
    private BarrierBreak? _break;
    private int _parties = settings.Parties;
    private int _namedArrived;
    private bool _acting;
    private long _attempt;

    /// <summary>The phase that is not over yet.</summary>
    public long Phase => _passed.Last;

    public int Parties => _parties;

    /// <summary>How many have arrived at the phase that is not over yet.</summary>
    public int Arrived => _acting ? _full.Count : _arrived.Count;

    public bool IsBroken => _break is not null;

    // Where an arrival of now counts.
    private long Collected => _passed.Last + (_acting ? 1 : 0);

    // Places without a name that nobody has filled.
    private int Free => _parties - _named.Count - (_arrived.Count - _namedArrived);

    /// <summary>Whether somebody has a place under that id.</summary>
    public bool IsParty(RequestId id) => _named.Contains(id);

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to whoever waits.</param>
    public void Apply(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        Complete(replies);
        AssertInvariants();
    }

    /// <summary>The parties' owner has ended, and they with it, as one step.</summary>
    public void CloseAll(IEnumerable<RequestId> parties, List<(TAddress To, IReply Reply)> replies)
    {
        End([.. parties], replies);
        Complete(replies);
        AssertInvariants();
    }

    /// <summary>The action of an attempt is over; one that nobody waits for any more changes nothing.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="failure">What it threw; null: nothing.</param>
    /// <param name="replies">Gets the answers that are now due.</param>
    public void Finish(long attempt, Exception? failure, List<(TAddress To, IReply Reply)> replies)
    {
        if (!IsAttempt(attempt)) return;
        _acting = false;
        if (failure is null) Pass(replies);
        else BreakFor(Failed(failure), replies);
        Complete(replies);
        AssertInvariants();
    }

    /// <summary>Whether somebody waits for the action of this attempt.</summary>
    public bool IsAttempt(long attempt) => _acting && attempt == _attempt;

    private IReply? Carry(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Arrive arrive:
                return Enter(arrive, sender, now);
            case Signal signal:
                return Enter(signal, sender);
            case WaitForPhase wait:
                return Observe(wait, sender);
            case Withdraw withdraw:
                TakeBack(withdraw.Id, replies);
                return null;
            case Join join:
                return Admit(join);
            case Unjoin unjoin:
                Undo(unjoin, replies);
                return null;
            case Leave leave:
                return LetGo(leave, replies);
            case CloseParty close:
                End([close.Party], replies);
                return new Done(close.Id);
            case ChangeParties change:
                return Change(change);
            case Abort abort:
                BreakFor(Cause(BarrierBreakReason.Aborted), replies);
                return new Done(abort.Id);
            case Reset reset:
                BeginAnew(Cause(BarrierBreakReason.Reset), replies);
                _break = null;
                return new Done(reset.Id);
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now.Time));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private BarrierSnapshot Describe(TimeSpan now)
    {
        var present = _acting ? _full : _arrived;
        var waiters = Wording.Capped(present.All.Where(arrival => arrival.Entry.Waits)
            .Select(arrival => new BarrierWaiter(arrival.Entry.Party?.Label ?? "", now - arrival.Entry.Since)));
        var missing = Cause(BarrierBreakReason.Aborted);
        return new(Phase, _parties, present.Count, _acting, _break, waiters, missing.Missing)
        {
            MoreWaiters = present.All.Count(arrival => arrival.Entry.Waits) - waiters.Length,
            MoreMissing = missing.MoreMissing,
        };
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(Free >= 0, "Nobody arrives without a place.");
        Debug.Assert(_namedArrived >= 0 && _namedArrived <= _named.Count, "A named party arrives once in a phase.");
        Debug.Assert(_acting || _full.Count == 0, "Only an action keeps a full phase.");
        Debug.Assert(_acting || _arrived.Count == 0 || _arrived.Count < _parties, "A full phase does not wait.");
        Debug.Assert(_break is null || (_arrived.Count == 0 && _observers.Count == 0 && !_acting), "Nobody waits for what is broken.");
    }

    /// <summary>Somebody who has arrived.</summary>
    private readonly record struct Arrival(TAddress Address, Party? Party, TimeSpan Since, bool Waits);

    /// <summary>Somebody who waits for the end of a phase.</summary>
    private readonly record struct Observer(TAddress Address, long Phase);

    /// <summary>A place with a name.</summary>
    private sealed class Party(RequestId id, string label)
    {
        public RequestId Id => id;

        public string Label => label;

        /// <summary>Its arrival at the phase that is collected; null: it is missing.</summary>
        public RequestId? Arrival { get; set; }
    }
}
