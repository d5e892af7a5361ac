using System.Collections.Concurrent;
using Akka.Actor;
using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the schedule's actor, what the answers mean to the caller, and the entries it has made. Thread-safe.</summary>
internal sealed class ScheduleCalls
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<RequestId, ActorScheduledEntry> _entries = [];
    private readonly Gateway _gateway;
    private readonly Calls<bool> _enters;
    private readonly Calls<bool> _changes;
    private readonly Calls<bool> _waits;
    private readonly Calls<ScheduleEnd> _stops;
    private readonly Calls<ScheduleSnapshot> _snapshots;
    private volatile bool _isOver;

    public ScheduleCalls(Gateway gateway)
    {
        _gateway = gateway;
        _enters = new(gateway, ReadEntry, static id => new Withdraw(id));
        _changes = new(gateway, Answers.Of(static (Done answer) => answer.WasPending));
        _waits = new(gateway, Answers.Of(static (Empty _) => true), static id => new Withdraw(id));
        _stops = new(gateway, Answers.Of(static (Stopped answer) => answer.End), static id => new Withdraw(id));
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
        gateway.Listen(Hear);
        _ = Unflowed.Make(OrphanAtTheEndAsync);
    }

    public IActorRef Actor => _gateway.Target;

    /// <summary>Cancelled when the handle, or the actor, has ended: what actions look at.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public ValueTask<IScheduledEntry> Enter(ActorScheduledEntry entry, CancellationToken cancellationToken) =>
        WhenEntered(entry, _enters.Ask(static (id, entry) => entry.Request(id), entry, _gateway.CallTimeout, cancellationToken));

    /// <summary>Enters a message. It is the actor's alone from then on, but for its cancellation.</summary>
    public ValueTask<IScheduledEntry> Enter(ActorScheduledEntry entry, IActorRef to, object message, CancellationToken cancellationToken) =>
        WhenEntered(entry, _enters.Ask(
            static (id, about) => about.entry.Request(id) with { To = about.to, Message = about.message },
            (entry, to, message), _gateway.CallTimeout, cancellationToken));

    private async ValueTask<IScheduledEntry> WhenEntered(ActorScheduledEntry entry, ValueTask<bool> answer)
    {
        try
        {
            await answer.ConfigureAwait(false);
            return entry;
        }
        catch
        {
            if (entry.Id != default) _entries.TryRemove(entry.Id, out _);
            throw;
        }
    }

    public ValueTask<bool> Cancel(ActorScheduledEntry entry, CancellationToken cancellationToken) =>
        _changes.Ask(static (id, entry) => new Cancel(id, entry), entry.Id, _gateway.CallTimeout, cancellationToken);

    public ValueTask<bool> Move(ActorScheduledEntry entry, TimeSpan delay, CancellationToken cancellationToken) =>
        _changes.Ask(
            static (id, about) => new Move(id, about.Id, about.delay), (entry.Id, delay), _gateway.CallTimeout, cancellationToken);

    public ValueTask WaitUntilEmpty(CancellationToken cancellationToken) =>
        _waits.AskDone(static (id, _) => new WaitUntilEmpty(id), 0, timeout: null, cancellationToken);

    public ValueTask<ScheduleEnd> Stop(WhenStopping pending, CancellationToken cancellationToken) =>
        _stops.Ask(static (id, pending) => new Stop(id, pending), pending, timeout: null, cancellationToken);

    public ValueTask<ScheduleSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    public void Add(ActorScheduledEntry entry)
    {
        _entries[entry.Id] = entry;
        if (_isOver) Orphan();
    }

    public void TellRan(Ran ran) => _gateway.TellLate(ran);

    /// <summary>The handle is closed, or the actor has ended: nothing runs any more, and what runs is told so.</summary>
    public void Close()
    {
        _isOver = true;
        _gateway.TellLate(new Leave());
        Orphan();
        // Its callbacks are the user's, and run on the pool.
        _ = _stopping.CancelAsync();
    }

    private async Task OrphanAtTheEndAsync()
    {
        await _gateway.Terminated.ConfigureAwait(false);
        Close();
    }

    private void Orphan()
    {
        foreach (var id in _entries.Keys)
            if (_entries.TryRemove(id, out var entry)) entry.Orphan();
    }

    /// <summary>The actor tells what is due, and what is over. Runs on its thread.</summary>
    private void Hear(object message)
    {
        if (message is Ended ended && _entries.TryRemove(ended.Entry, out var over)) over.End(ended.Outcome);
        else if (message is not Due due) return;
        else if (_entries.TryGetValue(due.Entry, out var entry) && entry.IsEntered) entry.Begin(due);
        else _gateway.TellBack(new Ran(due.Entry, due.Run) { GivenUp = true }); // while it was entered
    }

    // Only the winner reads an answer, so an entry is accepted here, or else withdrawn.
    private Exception? ReadEntry(IReply reply, out bool entered)
    {
        entered = reply is Entered;
        if (entered && _entries.TryGetValue(reply.Id, out var entry)) entry.Accept();
        return reply switch
        {
            Entered => null,
            Refused { Reason: ScheduleRefusal.Stopping } => new StoppedException("The schedule is being stopped, or was, and takes no entry any more. Start a new one."),
            Refused => new ArgumentOutOfRangeException(null, "The schedule refused a delay or a repetition as out of range; nothing was entered."),
            _ => Gateway.Unexpected(reply, out entered),
        };
    }
}
