using System.Diagnostics;
using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency;

/// <summary>
/// The schedule's deterministic step: takes a command, or the news that something is due, and the time; writes the answers to the caller's
/// buffer. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go; the state hands it back, and compares it to know whose an entry is.</typeparam>
/// <param name="maxRunning">How many actions run at a time, at most.</param>
/// <param name="receiver">The address of an entry's receiver.</param>
internal sealed partial class ScheduleState<TAddress>(int maxRunning, Func<Enter, TAddress> receiver) where TAddress : notnull
{
    // Of a message that catches up with years, others must not wait for all.
    private const int MostInAStep = 1_000;

    private readonly Dictionary<RequestId, ScheduleEntry<TAddress>> _entries = [];
    private readonly DueOrder<ScheduleEntry<TAddress>> _pending = new();
    private readonly ArrivalOrder<ScheduleEntry<TAddress>> _running = new();
    private readonly ArrivalOrder<TAddress> _waiters = new();
    private readonly ScheduleFigures _figures = new();
    private long _number;

    /// <summary>How far the wall clock is ahead of the time that steps are given. Set by who looks at the clocks.</summary>
    public TimeSpan WallClock { get; set; }

    public int Pending => _pending.Count;

    public int Running => _running.Count;

    public ScheduleFigures Figures => _figures;

    /// <summary>Whether something goes by the wall clock, which may be set.</summary>
    public bool HasWallClock => _pending.HasWallClock;

    /// <summary>When <see cref="RunDue"/> has something to do, if the wall clock is not set; null: not as things are.</summary>
    public TimeSpan? NextDue => _running.Count < maxRunning && _pending.TryPeek(WallClock, out var first) ? first.Due.Elapsed(WallClock) : null;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due.</param>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        TellWhoeverWaits(replies);
        AssertInvariants();
    }

    /// <summary>Begins what is due, as far as there is room; of very much, a part: then more is due at once.</summary>
    public void RunDue(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        for (var begun = 0; begun < MostInAStep && NextDue <= now && _pending.TryPeek(WallClock, out var entry); begun++)
        {
            _pending.Remove(entry);
            Begin(entry, now, replies);
        }

        TellWhoeverWaits(replies);
        AssertInvariants();
    }

    /// <summary>Somebody has ended, and tells nothing any more: drops its entries, the running ones too.</summary>
    public void Forget(TAddress owner, List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var entry in _entries.Values.Where(entry => entry.Owner.Equals(owner)).ToList())
        {
            if (!_running.Remove(entry.Id, out _)) _pending.Remove(entry);
            _entries.Remove(entry.Id);
            _figures.Dropped++;
        }

        TellWhoeverWaits(replies);
    }

    private IReply? Carry(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Enter enter:
                return Add(enter, sender, now);
            case Cancel cancel:
                return new Done(cancel.Id, TryCancel(cancel.Entry, replies));
            case Move move:
                return new Done(move.Id, TryMove(move.Entry, DueTime.At(now) + Later(move.Delay)));
            case Ran ran:
                if (_running.TryGet(ran.Entry, out var running) && running.Runs + 1 == ran.Run) End(running, ran, now, replies);
                return null;
            case Leave:
                foreach (var entry in _entries.Values.Where(entry => entry.Owner.Equals(sender)).ToList()) Drop(entry, replies);
                return null;
            case WaitUntilEmpty wait:
                if (!_waiters.Contains(wait.Id)) _waiters.Add(wait.Id, sender);
                return null;
            case Stop stop:
                BeginStop(stop, sender, now, replies);
                return null;
            case Withdraw withdraw:
                if (!_waiters.Remove(withdraw.Id, out _) && !_stops.Remove(withdraw.Id, out _)) TryCancel(withdraw.Id, replies);
                return null;
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply Add(Enter enter, TAddress sender, TimeSpan now)
    {
        if (_entries.ContainsKey(enter.Id)) return new Entered(enter.Id);
        if (IsStopping) return new Refused(enter.Id, ScheduleRefusal.Stopping);
        if (!IsInRange(enter)) return new Refused(enter.Id, ScheduleRefusal.OutOfRange);
        var entry = new ScheduleEntry<TAddress>(enter, sender)
        {
            Priority = enter.Options.Priority,
            Number = ++_number,
            Due = enter.At is { } due ? DueTime.At(due) : DueTime.At(now) + Later(enter.Delay),
        };
        _entries.Add(entry.Id, entry);
        _pending.Add(entry);
        return new Entered(enter.Id);
    }

    private void Begin(ScheduleEntry<TAddress> entry, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        var late = now - entry.Due.Elapsed(WallClock);
        var runs = entry.Begin(now, late, out var skipped);
        _figures.Skipped += skipped;
        if (!runs)
        {
            _pending.Add(entry);
            return;
        }

        _figures.NoteLate(late);
        _running.Add(entry.Id, entry);
        if (entry.Asked.To is null)
        {
            replies.Add((entry.Owner, new Outbox.News(new Due(entry.Id, entry.Runs + 1, late))));
            return;
        }

        replies.Add((receiver(entry.Asked), new Outbox.News(entry.Asked.Message!)));
        End(entry, new Ran(entry.Id, entry.Runs + 1), now, replies);
    }

    private void End(ScheduleEntry<TAddress> entry, Ran ran, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        _running.Remove(entry.Id, out _);
        if (ran.GivenUp)
        {
            Finish(entry, entry.Outcome(), replies);
            return;
        }

        var again = entry.End(now);
        _figures.NoteRun(ran);
        if (ran.ErrorType is not null) Finish(entry, new EntryOutcome.Failed(ran.ErrorType, ran.Error ?? "", entry.Runs), replies);
        else if (again) _pending.Add(entry);
        else Finish(entry, entry.Outcome(), replies);
    }

    private bool TryCancel(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_entries.TryGetValue(id, out var entry)) return false;
        if (entry.RunningSince is null)
        {
            _pending.Remove(entry);
            Finish(entry, new EntryOutcome.Cancelled(entry.Runs), replies);
            return true;
        }

        if (!entry.WillRepeat) return false;
        entry.CancelRest();
        return true;
    }

    private bool TryMove(RequestId id, DueTime due)
    {
        if (!_entries.TryGetValue(id, out var entry)) return false;
        if (entry.RunningSince is not null)
        {
            if (!entry.WillRepeat) return false;
            entry.MoveRest(due);
            return true;
        }

        _pending.Remove(entry);
        (entry.Due, entry.Number) = (due, ++_number);
        _pending.Add(entry);
        return true;
    }

    private void Drop(ScheduleEntry<TAddress> entry, List<(TAddress To, IReply Reply)> replies)
    {
        entry.IsLast = true;
        if (entry.RunningSince is not null) return;
        _pending.Remove(entry);
        Finish(entry, new EntryOutcome.Dropped(entry.Runs), replies);
    }

    private void Finish(ScheduleEntry<TAddress> entry, EntryOutcome outcome, List<(TAddress To, IReply Reply)> replies)
    {
        _entries.Remove(entry.Id);
        if (outcome is EntryOutcome.Dropped) _figures.Dropped++;
        if (!entry.Asked.Quiet) replies.Add((entry.Owner, new Outbox.News(new Ended(entry.Id, outcome))));
    }

    private void TellWhoeverWaits(List<(TAddress To, IReply Reply)> replies)
    {
        if (_entries.Count > 0) return;
        while (_waiters.TryTake(out var id, out var waiter)) replies.Add((waiter, new Empty(id)));
        EndStop(replies);
    }

    private static TimeSpan Later(TimeSpan delay) => delay > TimeSpan.Zero ? delay : TimeSpan.Zero;

    private static bool IsInRange(Enter enter)
    {
        if (enter.Delay > ScheduleLimit.Longest || enter.To is null != enter.Message is null) return false;
        try
        {
            enter.Options.Checked();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private ScheduleSnapshot Describe(TimeSpan now)
    {
        var pending = Wording.Capped(_pending.All(WallClock).Select(entry => entry.DescribePending(now, WallClock)));
        var running = Wording.Capped(_running.All.Select(entry => entry.Entry.DescribeRunning(now)));
        return new(IsStopping, pending, running, _figures.Runs, _figures.Failed, _figures.Skipped, _figures.MostLate)
        {
            MorePending = Pending - pending.Length, MoreRunning = Running - running.Length, LastFailure = _figures.LastFailure,
        };
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_entries.Count == Pending + Running, "Every entry is pending or runs.");
        Debug.Assert(Running <= maxRunning, "No more run than may.");
        Debug.Assert(_entries.Count > 0 || _waiters.Count == 0, "Nobody waits for what is so.");
    }
}
