using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>
/// One request of a handle between its sending and its answer. An answer, a cancellation, a timeout and the service's death may
/// arrive at once on different threads: exactly one of them decides, and the object can be used again afterwards.
/// </summary>
/// <remarks>
/// <code>
/// state      | event               | next      | who, and what it then does
/// -----------+---------------------+-----------+------------------------------------------------------------
/// Idle       | Refuse(reason)      | Failed    | the caller, who owns an idle operation alone: nothing was sent
/// Idle       | Start(number)       | Sending   | the caller: it enters the table, then tells the request
/// Sending    | MarkSent(number)    | Waiting   | the caller: the request is in the service's mailbox
/// Sending,   | Grant(number)       | Granted   | the answer's thread: leave the table, complete with the answer
/// Waiting    | Fail(number)        | Failed    | the death's thread: leave the table, complete with the reason
/// Waiting    | Cancel(number)      | Cancelled | the thread of the token, the timer or the closing: withdraw, then
/// Cancelled  | (the same thread)   | Withdrawn |   leave the table, complete with the reason
/// Granted,   | TryRelease, Release | Idle      | the caller, once it has taken the result
/// Withdrawn, |                     |           |
/// Failed     |                     |           |
/// any other  |                     | unchanged | nothing: the event came too late, too early, or for another number
/// </code>
/// <para>State and number share one word, so each step is one compare-exchange that also checks that the number is still the
/// current one. A stale event (an answer to an earlier use, a callback that runs late) therefore changes nothing.</para>
/// <para>Memory order. <see cref="Start"/> releases: whoever reads the word and finds the number also sees the fields that the
/// caller set before (token, deadline). Such fields change only while the operation is idle; so if a thread reads the word, then a
/// field, and its compare-exchange from that same word succeeds, the field belonged to that number. The compare-exchange is a full
/// fence and makes its winner the only one who completes. The completion's own source orders what the winner wrote before what the
/// caller reads; <see cref="TryRelease"/> is a compare-exchange too, so a second taker of the same result cannot recycle twice.</para>
/// <para>Request, withdrawal, completion come in this order: nothing is withdrawn before it was sent, and when the caller learns of
/// its cancellation, the withdrawal is already in the service's mailbox, ahead of anything that the caller asks next.</para>
/// </remarks>
internal abstract class PendingOperation : IReply
{
    private const int StateBits = 3;
    private long _word;
    private long _deadline;
    private IReply? _claimed;

    protected PendingOperation() => Place = new(this);

    /// <summary>None: in an outbox it stands for its own answer.</summary>
    RequestId IReply.Id => default;

    /// <summary>Its place among its handle's operations. Theirs.</summary>
    public LinkedListNode<PendingOperation> Place { get; }

    /// <summary>Its place in a line of the actor's state, if it was put there without a message. Only who has the actor's turn.</summary>
    public object? Node { get; set; }

    /// <summary>
    /// Whether it went into the actor's state, or to the door of it, without a message of the protocol: so giving up is a step too, which stands
    /// behind that one. Set before it is sent. <see cref="Node"/> does not say it: who has the turn may be about to set it.
    /// </summary>
    public bool IsEntry { get; set; }

    /// <summary>The current use, or the last one if it is idle.</summary>
    public long Number => Volatile.Read(ref _word) >> StateBits;

    public OperationState State => (OperationState)(Volatile.Read(ref _word) & ((1 << StateBits) - 1));

    /// <summary>When it is cancelled for lack of time, in ticks of the handle's clock. Set while idle.</summary>
    public long Deadline
    {
        get => Volatile.Read(ref _deadline);
        set => Volatile.Write(ref _deadline, value);
    }

    /// <summary>Whether its service, its caller or the time may still decide it, or its withdrawal is being told.</summary>
    public bool IsInFlight => State is OperationState.Sending or OperationState.Waiting or OperationState.Cancelled;

    /// <summary>Whether nothing has decided it yet.</summary>
    public bool IsWanted => State is OperationState.Sending or OperationState.Waiting;

    /// <summary>Whether giving up is certain to leave nothing taken.</summary>
    public abstract bool CanBeWithdrawn { get; }

    /// <summary>Whether it waits for more than its answer, so that the end of whoever waits decides it.</summary>
    public abstract bool IsWait { get; }

    public void Refuse(Exception reason)
    {
        Debug.Assert(State == OperationState.Idle, "Only an idle operation can be refused.");
        Volatile.Write(ref _word, Pack(Number, OperationState.Failed));
        Complete(reason);
    }

    public void Start(long number)
    {
        Debug.Assert(State == OperationState.Idle, "Only an idle operation can be started.");
        Volatile.Write(ref _word, Pack(number, OperationState.Sending));
    }

    /// <summary>Says that the request is out; false if it has been decided already.</summary>
    public bool MarkSent(long number) => TryMove(number, OperationState.Sending, OperationState.Waiting);

    public bool Grant(long number, IReply reply)
    {
        if (!TryDecide(number, OperationState.Granted)) return false;
        Leave();
        Complete(reply);
        return true;
    }

    /// <summary>
    /// As <see cref="Grant"/> in two steps, for an operation that waits in the actor's state itself: who has the turn claims it, and once the
    /// turn is over <see cref="Deliver"/> completes it. False: it was given up before.
    /// </summary>
    public bool TryClaim(IReply answer)
    {
        // Nobody reads it before the claim has succeeded.
        _claimed = answer;
        return TryDecide(Number, OperationState.Granted);
    }

    /// <summary>Completes what was claimed. Once, by whoever sends the actor's answers.</summary>
    public void Deliver()
    {
        var answer = _claimed!;
        _claimed = null;
        Leave();
        Complete(answer);
    }

    public bool Fail(long number, Exception reason)
    {
        if (!TryDecide(number, OperationState.Failed)) return false;
        Leave();
        Complete(reason);
        return true;
    }

    /// <param name="number">The use that is meant.</param>
    /// <param name="reason">What the caller gets; null for "the time ran out", which may be a result.</param>
    public bool Cancel(long number, Exception? reason)
    {
        if (!TryMove(number, OperationState.Waiting, OperationState.Cancelled)) return false;
        Withdraw(number);
        Volatile.Write(ref _word, Pack(number, OperationState.Withdrawn));
        Leave();
        Complete(reason);
        return true;
    }

    /// <summary>Makes it idle again; false if somebody else has done so, or nothing is decided yet.</summary>
    public bool TryRelease()
    {
        var number = Number;
        return TryMove(number, OperationState.Granted, OperationState.Idle)
            || TryMove(number, OperationState.Withdrawn, OperationState.Idle)
            || TryMove(number, OperationState.Failed, OperationState.Idle);
    }

    /// <summary>As <see cref="TryRelease"/>, for a caller who alone knows of a decided operation: nobody else can take its result.</summary>
    protected void Release()
    {
        Debug.Assert(State == OperationState.Granted, "Only who has an answer takes it.");
        Volatile.Write(ref _word, Pack(Number, OperationState.Idle));
    }

    /// <summary>Tells the service to forget the request. Called by the winner of a cancellation only.</summary>
    protected abstract void Withdraw(long number);

    /// <summary>Takes the operation out of the table of those in flight. Called by the winner only.</summary>
    protected abstract void Leave();

    /// <summary>Wakes the caller with an answer. Called by the winner only.</summary>
    protected abstract void Complete(IReply reply);

    /// <summary>Wakes the caller with a failure, or with "the time ran out" if there is no reason. Called by the winner only.</summary>
    protected abstract void Complete(Exception? reason);

    // Sending may turn into Waiting between the two tries, never the other way round.
    private bool TryDecide(long number, OperationState outcome) =>
        TryMove(number, OperationState.Sending, outcome) || TryMove(number, OperationState.Waiting, outcome);

    private bool TryMove(long number, OperationState from, OperationState to)
    {
        var expected = Pack(number, from);
        return Volatile.Read(ref _word) == expected
            && Interlocked.CompareExchange(ref _word, Pack(number, to), expected) == expected;
    }

    private static long Pack(long number, OperationState state) => (number << StateBits) | (long)state;
}
