using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Persistence;

namespace ActorConcurrency;

/// <summary>
/// The actor of one name: writes what its <see cref="EntityBook"/> decides, and answers when it is written. The book is ahead of the journal, so that
/// one write takes along what came while the one before was under way.
/// </summary>
/// <remarks>
/// <para>The journal is the fence. Two lives of a name (a node that was frozen, and was replaced meanwhile) write the same numbers; whoever comes
/// second is refused by the journal's unique index, and ends without having told anybody anything.</para>
/// <para>Entries that a snapshot has made superfluous are deleted, and then nothing collides with them. Therefore they are kept for a time
/// (<see cref="ClusterSettings.KeepEntries"/>), and a life that has not written for a shorter one (<see cref="ClusterSettings.WriteAge"/>), or
/// whose write took longer, ends by itself instead of writing or answering.</para>
/// <para>The deletion of the name is an entry like any other (<see cref="EntityFact.Erased"/>), with a snapshot right behind it, and what it makes
/// superfluous is kept as long. Both are needed. If the entries went at once, a life that was frozen for less than the write age, and last knew one of
/// them, would write the next one unhindered, and grant what it does not have. And without the snapshot, what a life writes that wakes after the entries have
/// gone (nobody hears of it, but it is in the journal) would be told again to the next one, before the deletion, of a recipe that is not there: the name could not be read any more. Whatever
/// such a life can write has a number below the snapshot's, where nobody looks, and goes with the next deletion.</para>
/// </remarks>
internal sealed partial class ClusterEntity : UntypedPersistentActor, IWithTimers
{
    private readonly EntityBook _book;
    private readonly ClusterSettings _settings;
    private readonly EntityClock _clock;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly EntityStep _step = new();
    private readonly Dictionary<long, IActorRef> _gateways = [];
    private readonly HashSet<IActorRef> _outOfReach = [];
    private readonly string _kind;
    private readonly string _name;
    private RecipeMetrics? _metrics;
    private int _inFlight;
    private long _entries;
    private bool _ended;
    private TimeSpan _submitted;
    private TimeSpan _written;

    /// <param name="kind">What it is: "semaphore". Part of the id in the journal.</param>
    /// <param name="name">Its name.</param>
    /// <param name="make">Makes its state.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="time">The clock.</param>
    public ClusterEntity(string kind, string name, Func<IClusteredRecipe> make, ClusterSettings settings, TimeProvider time)
    {
        (_kind, _name, _settings, _clock) = (kind, name, settings, new(time));
        _book = new(make, settings.SessionTtl);
        PersistenceId = $"actor-concurrency/{kind}/{name}";
    }

    public override string PersistenceId { get; }

    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _clock.Now;

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: EntityImage image } offer:
                _book.Restore(image);
                Recovered(offer.Metadata);
                break;
            case Entry entry:
                foreach (var fact in entry.Facts) _book.Replay(fact, EntityClock.AgeBase(entry.At));
                break;
            case RecoveryCompleted:
                Begin();
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case ToEntity request:
                OnRequest(request);
                break;
            case Terminated death:
                OnEnd(death);
                break;
            case Tick:
                OnTick();
                break;
            default:
                OnStore(message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _metrics?.Retire();
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        // The book is ahead of a journal that will not follow: the next life begins with what is written.
        base.OnPersistRejected(cause, @event, sequenceNr);
        _ended = true;
        Context.Stop(Self);
    }

    private void Begin()
    {
        foreach (var (id, path) in _book.Clients)
            if (path.Length > 0) Know(id, ((ExtendedActorSystem)Context.System).Provider.ResolveActorRef(path));
        _submitted = _written = Now;
        _book.Begin(Now, _clock.Wall, _step);
        Commit();
        Show();
        Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, Tick.Every);
    }

    // Of a name that was deleted nothing is reported until it is made anew.
    private void Show()
    {
        if (_book.IsErased == _metrics is null) return;
        _metrics?.Retire();
        _metrics = null;
        if (_book.IsErased) return;
        _metrics = new RecipeMetrics(_kind, _name)
            .Show(RecipeMetrics.ClusterLives, () => _book.Incarnation)
            .Show(RecipeMetrics.ClusterEntries, () => Volatile.Read(ref _entries));
        _book.Recipe.Show(_metrics);
    }

    private void OnRequest(ToEntity request)
    {
        if (IsTooOld() || IsForSnapshot()) return;
        _book.Handle(request, Akka.Serialization.Serialization.SerializedActorPath(Sender), Now, _clock.Wall, _step);
        if (request.Command is Hello hello && _book.IsCreated && _book.Recipe.Difference(hello.Making) is { } difference)
            _log.Warning("Settings of {0} do not count for {1}: {2}.", Sender.Path.Address, PersistenceId, difference);
        if (_book.Knows(request.Client)) Know(request.Client, Sender);
        Commit(request.Command is Beat ? _settings.SessionTtl / 4 : _settings.ReadAge);
        Show();
    }

    // A gateway that has ended says so itself. That its node cannot be reached may as well be because this one was taken out, and does not know yet: so
    // the cluster must have taken out that one. (Akka.NET also reports an actor that cannot be reached as not existing.)
    private void OnEnd(Terminated death)
    {
        var saysItself = death is { ExistenceConfirmed: true, AddressTerminated: false };
        if (saysItself || ClusterView.Of(Cluster.Get(Context.System)).HasTakenOut(death.ActorRef.Path.Address)) Close(death.ActorRef);
        else _outOfReach.Add(death.ActorRef);
    }

    private void Close(IActorRef gateway)
    {
        _outOfReach.Remove(gateway);
        if (IsTooOld()) return;
        _book.End(Akka.Serialization.Serialization.SerializedActorPath(gateway), _clock.Wall, _step);
        Commit();
    }

    private void OnTick()
    {
        CloseTakenOut();
        Sweep();
        if (_book.IsIdle && _inFlight == 0 && !IsErasing && Now - _submitted > _settings.WriteAge / 2) Context.Parent.Tell(new Passivate(PoisonPill.Instance));
        else if (_book.NextExpiry <= Now && !IsTooOld())
        {
            _book.Expire(Now, _clock.Wall, _step);
            Commit();
        }
        else if (!_book.IsIdle && Now - _submitted > _settings.WriteAge / 2 && !IsTooOld())
        {
            // Whoever is there and silent must expire in this life: the next one would give it its full time anew.
            _step.Facts.Add(EntityFact.Fenced.Instance);
            Commit();
        }
    }

    private void CloseTakenOut()
    {
        if (_outOfReach.Count == 0) return;
        var view = ClusterView.Of(Cluster.Get(Context.System));
        foreach (var gateway in _outOfReach.Where(gateway => view.HasTakenOut(gateway.Path.Address)).ToArray()) Close(gateway);
    }

    // What is decided is written, and told when it is; what only tells is told behind the writes that are under way, or behind one of its own if
    // the last one is too long ago.
    private void Commit(TimeSpan readAge = default)
    {
        ImmutableArray<(IActorRef To, long Client, object Reply)> replies =
            [.. _step.Replies.Select(reply => (_gateways.GetValueOrDefault(reply.Client, Sender), reply.Client, reply.Reply))];
        ImmutableArray<long> closed = [.. _step.Closed];
        if (_step.Facts.Count == 0 && replies.Length > 0 && Now - _submitted > readAge) _step.Facts.Add(EntityFact.Fenced.Instance);
        var entry = _step.Facts.Count == 0 ? null : new Entry(_clock.UtcNow, [.. _step.Facts]);
        _step.Clear();
        if (entry is not null) Write(entry, replies, closed);
        else if (replies.Length > 0) DeferAsync(replies, Tell);
    }

    private void Write(Entry entry, ImmutableArray<(IActorRef To, long Client, object Reply)> replies, ImmutableArray<long> closed)
    {
        var submitted = _submitted = Now;
        _inFlight++;
        PersistAsync(entry, _ =>
        {
            _inFlight--;
            Volatile.Write(ref _entries, _entries + 1);
            // Written after those who replaced this life may have deleted what it collided with: nobody must hear of it.
            if (Now - submitted > _settings.WriteAge)
            {
                End("a write took longer");
                return;
            }

            _written = submitted;
            Tell(replies);
            foreach (var client in closed) Forget(client);
            OnWritten();
        });
    }

    private void Tell(ImmutableArray<(IActorRef To, long Client, object Reply)> replies)
    {
        var age = Now - _written;
        foreach (var (to, client, reply) in replies) to.Tell(new FromEntity(client, _book.Incarnation, age, reply), ActorRefs.NoSender);
    }

    // Its end is its clients' end, sooner than their silence would be.
    private void Know(long client, IActorRef gateway)
    {
        var isBack = _outOfReach.Remove(gateway);
        if (!isBack && _gateways.TryGetValue(client, out var known) && known.Equals(gateway)) return;
        _gateways[client] = gateway;
        Context.Watch(gateway);
    }

    private void Forget(long client)
    {
        if (!_gateways.Remove(client, out var gateway) || _gateways.ContainsValue(gateway)) return;
        _outOfReach.Remove(gateway);
        Context.Unwatch(gateway);
    }

    // Whether somebody else may have taken this life's place, and may have deleted what its writes would collide with.
    private bool IsTooOld()
    {
        if (_ended) return true;
        if (Now - _submitted <= _settings.WriteAge) return false;
        End("nothing was written");
        return true;
    }

    private void End(string reason)
    {
        _ended = true;
        _log.Info("{0} ends this life: {1} for more than {2}. The next request wakes it.", PersistenceId, reason, _settings.WriteAge);
        Context.Stop(Self);
    }

    private sealed class Tick : INotInfluenceReceiveTimeout
    {
        public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

        public static Tick Instance { get; } = new();
    }
}
