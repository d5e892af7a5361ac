using System.Diagnostics;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>
/// The ticker's deterministic step: takes a command, or the news that a tick is due, and the time; writes the answers to the caller's
/// buffer. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go; the state hands it back, and compares it to know whose a subscription is.</typeparam>
internal sealed class TickerState<TAddress> where TAddress : notnull
{
    private readonly TickerSchedule _schedule;
    private readonly EventQueue<(TAddress Address, TimeSpan Since)> _waiters = new();
    private readonly TickerSubscriptions<TAddress> _subscriptions = new();
    private readonly Numbers _numbers;
    private Tick? _latest;

    public TickerState(TickerSettings settings, TimeSpan now)
    {
        _schedule = new(settings.Period);
        _numbers = settings.Incarnations?.Numbers ?? new();
        if (_numbers.Last > 0) _latest = new Tick(_numbers.Last, TimeSpan.Zero); // that of the actor before
        if (settings.Started) _schedule.Start(now);
    }

    /// <summary>When <see cref="Tick"/> is due; null: not as things are.</summary>
    public TimeSpan? NextDue => _schedule.NextDue;

    public long Ticks => _latest?.Number ?? 0;

    public TimeSpan Drift => _schedule.Drift;

    public int Subscribers => _subscriptions.Count;

    /// <summary>Whether it has a subscription.</summary>
    public bool Knows(TAddress subscriber) => _subscriptions.Knows(subscriber);

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due.</param>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        _subscriptions.AssertInvariants();
    }

    /// <summary>Ticks, unless it was stopped meanwhile.</summary>
    public void Tick(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (_schedule.NextDue is not { } due) return;
        _latest = new Tick(_numbers.Next(), _schedule.Tick(due, now));
        foreach (var subscription in _subscriptions.All) subscription.Offer(_latest, replies);

        // Numbers grow one by one, so whoever waits for an earlier tick has it.
        while (_waiters.TryPeek(Ticks - 1, out var first))
        {
            _waiters.Remove(first.Id);
            replies.Add((first.Entry.Address, new Ticked(first.Id, _latest)));
        }

        _subscriptions.AssertInvariants();
    }

    /// <summary>Closes all subscriptions of a subscriber.</summary>
    public void Forget(TAddress subscriber, List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var subscription in _subscriptions.RemoveAll(subscriber)) subscription.Close(replies);
    }

    private IReply? Carry(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Subscribe subscribe:
                return Open(subscribe, sender, now);
            case Unsubscribe { Subscription: { } id }:
                if (_subscriptions.Remove(id, out var subscription)) subscription.Close(replies);
                return null;
            case Unsubscribe:
                Forget(sender, replies);
                return null;
            case Next next:
                return _subscriptions.TryGet(next.Subscription, out var asked)
                    ? asked.Ask(next, sender)
                    : new Refused(next.Id, TickerRefusal.NotSubscribed);
            case Wait wait:
                return Enter(wait, sender, now);
            case Withdraw withdraw:
                if (!_waiters.Remove(withdraw.Id)) _subscriptions.Withdraw(withdraw.Id);
                return null;
            case Start start:
                return new Done(start.Id, _schedule.Start(now));
            case Stop stop:
                return new Done(stop.Id, _schedule.Stop());
            case ChangePeriod change:
                return TickerSettings.IsPeriod(change.Period)
                    ? new Done(change.Id, _schedule.Change(change.Period, now))
                    : new Refused(change.Id, TickerRefusal.OutOfRange);
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply Open(Subscribe subscribe, TAddress sender, TimeSpan now)
    {
        var (id, capacity, label, push) = subscribe;
        if (capacity < 1) return new Refused(id, TickerRefusal.OutOfRange);
        _subscriptions.TryAdd(id, new(id, sender, capacity, label, push, now, _subscriptions.Asking));
        return new Subscribed(id, Ticks);
    }

    private IReply? Enter(Wait wait, TAddress sender, TimeSpan now)
    {
        if (_latest is not null && wait.After < Ticks) return new Ticked(wait.Id, _latest);
        if (!wait.Patient) return new Refused(wait.Id, TickerRefusal.NotNow);
        // Below the latest tick only before the first one: then any tick will do.
        if (!_waiters.Contains(wait.Id)) _waiters.Add(wait.Id, Math.Max(wait.After ?? Ticks, Ticks), (sender, now));
        return null;
    }

    private TickerSnapshot Describe(TimeSpan now)
    {
        var subscribers = Wording.Capped(_subscriptions.All.Select(subscription => subscription.Describe(now)));
        return new(
            NextDue is not null, _schedule.Period, Ticks, _schedule.Skipped, _schedule.Drift, _schedule.MostLate, _waiters.Count, subscribers)
        {
            Waiters = Wording.Capped(_waiters.All.Select(waiter => new TickWaiter(waiter.After!.Value, now - waiter.Entry.Since))),
            MoreSubscribers = Subscribers - subscribers.Length,
        };
    }
}
