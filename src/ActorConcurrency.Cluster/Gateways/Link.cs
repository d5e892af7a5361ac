using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// What a node has to do with one name: its requests, what it holds, and for how long it may believe in that. A deterministic step: it is told
/// what happens and when, and leaves what is to be sent. Not thread-safe: its gateway owns it; <see cref="GiveBack"/> apart.
/// </summary>
/// <remarks>
/// <para>States: <em>away</em> (nothing is asked, nobody knows this node), <em>greeting</em> (a hello is out, requests wait for the
/// welcome), <em>known</em>. From known it goes away when it has had nothing to do for a while, and it goes greeting, under a new number, when
/// it has lost everything: the entity does not know it any more, its time has run out, or its node was cut off.</para>
/// <para>Whatever is not answered is sent again. What must come before anything else (sessions to open, grants to give back, requests to withdraw)
/// goes with every message until it is settled, so that no loss and no other order of messages can put a request before it. A message has room for a
/// limited number of these; as long as there are more, requests wait, and so do not overtake them either.</para>
/// <para>Time. The entity keeps what this node holds for its TTL from when it last heard it. The node counts from when it <em>sent</em> the last beat
/// that was answered, less the age of the answer: so it ends first, if both clocks run alike. <see cref="Margin"/> is for the
/// step of the timer, and for clocks that do not.</para>
/// </remarks>
internal sealed partial class Link
{
    private readonly string _name;
    private readonly ClusterSettings _settings;
    private readonly Func<long> _newClient;
    private readonly Action<ClusterGrant> _giveBack;
    private readonly SortedDictionary<long, ClusterCall> _calls = [];
    private readonly Dictionary<long, ClusterGrant> _held = [];
    private readonly Dictionary<long, ClusterSession> _sessions = [];
    private readonly SortedDictionary<long, object> _unsettled = new(Comparer<long>.Create(Earlier));

    // What of that has gone with a message.
    private readonly HashSet<long> _posted = [];
    private readonly Dictionary<long, TimeSpan> _beats = [];
    private readonly List<ToEntity> _outbox = [];
    private Hello _hello;
    private State _state = State.Away;
    private long _client;
    private long _lastNumber;
    private long _lastSession;
    private long _lastBeat;
    private long _incarnation;
    private TimeSpan _ttl;
    private TimeSpan _greeted;
    private TimeSpan _helloSent;
    private TimeSpan _firstSent;
    private TimeSpan _beatSent;
    private TimeSpan _until;
    private TimeSpan _busy;

    /// <param name="name">The name.</param>
    /// <param name="making">How the recipe is to be made if it is new.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="newClient">Makes up a client's number.</param>
    /// <param name="giveBack">Tells whoever owns the link, on any thread, that a grant comes back.</param>
    public Link(string name, object making, ClusterSettings settings, Func<long> newClient, Action<ClusterGrant> giveBack) =>
        (_name, _hello, _settings, _newClient, _giveBack, _ttl) = (name, new(making), settings, newClient, giveBack, settings.SessionTtl);

    private enum State
    {
        Away,
        Greeting,
        Known,
    }

    /// <summary>How long before the entity's this node's time ends: two steps of the timer, and a hundredth for the clocks.</summary>
    public TimeSpan Margin => (2 * ClusterGateway.TickEvery) + (_ttl / 100);

    /// <summary>The name.</summary>
    public string Name => _name;

    /// <summary>Says how the recipe is to be made if it is new from now on: as whoever asked last has it.</summary>
    public void Make(object making)
    {
        if (!_hello.Making.Equals(making)) _hello = new(making);
    }

    /// <summary>Under which number the entity knows this node at present.</summary>
    public long Client => _client;

    /// <summary>Whether there is nothing to do, and nobody knows this node.</summary>
    public bool IsAway => _state == State.Away && !HasWork;

    /// <summary>Under which number its gateway finds it.</summary>
    public long Listening { get; set; }

    /// <summary>For how long it has been asking in vain to be known.</summary>
    public TimeSpan UnansweredFor(TimeSpan now) => _state == State.Greeting ? now - _greeted : TimeSpan.Zero;

    /// <summary>How many grants are held.</summary>
    public int Held => _held.Count;

    /// <summary>How many grants were lost.</summary>
    public long Lost { get; private set; }

    /// <summary>How many requests have no answer, and are not known to wait.</summary>
    public int Unanswered => _calls.Values.Count(static call => !call.IsQueued);

    private bool HasWork => _calls.Count > 0 || _held.Count > 0 || _sessions.Count > 0 || _unsettled.Count > 0;

    /// <summary>Takes what is to be sent.</summary>
    public ImmutableArray<ToEntity> Take()
    {
        ImmutableArray<ToEntity> messages = [.. _outbox];
        _outbox.Clear();
        return messages;
    }

    /// <summary>A caller asks.</summary>
    public void Ask(ClusterCall call, TimeSpan now)
    {
        if (call.IsDecided) return;
        if (call.IsAcquisition && call.Session is { IsClosed: true })
        {
            call.Fail(new StoppedException("The session is closed; nothing was taken. Open a new one."));
            return;
        }

        call.Number = ++_lastNumber;
        _calls.Add(call.Number, call);
        if (Greet(now)) Send(call, now);
    }

    /// <summary>A caller does not want the answer any more.</summary>
    public void GiveUp(ClusterCall call, TimeSpan now)
    {
        // One that was never sent under its number leaves nothing to withdraw.
        if (!_calls.Remove(call.Number) || !call.IsAcquisition || call.Sent is null) return;
        Settle(call.Number, Withdrawal(IdOf(call.Number)), now);
    }

    /// <summary>Opens an owner.</summary>
    public void Open(ClusterSession session, TimeSpan now)
    {
        session.Number = --_lastSession;
        _sessions.Add(session.Number, session);
        Settle(session.Number, session.Open(IdOf(session.Number)), now);
    }

    /// <summary>An owner is closed by its user: what it holds is lost first, and then taken back.</summary>
    /// <param name="session">The owner.</param>
    /// <param name="close">The request that closes it; it names it.</param>
    /// <param name="now">The time.</param>
    public void Close(ClusterSession session, ClusterCall close, TimeSpan now)
    {
        session.IsClosed = true;
        foreach (var grant in _held.Values.Where(grant => grant.Session == session).ToArray())
        {
            _held.Remove(grant.Id.Number);
            grant.Lose();
        }

        foreach (var call in _calls.Values.Where(call => call.Session == session).ToArray())
        {
            call.Fail(new StoppedException("The session was closed; nothing was taken. Open a new one."));
            GiveUp(call, now);
        }

        _sessions.Remove(session.Number);
        _unsettled.Remove(session.Number);
        _posted.Remove(session.Number);
        Ask(close, now);
    }

    /// <summary>A grant comes back. On any thread.</summary>
    public void GiveBack(ClusterGrant grant) => _giveBack(grant);

    /// <summary>A grant has come back. One of an earlier number of this node was taken back when that was lost.</summary>
    public void Return(ClusterGrant grant, Func<RequestId, object> back, TimeSpan now)
    {
        if (grant.Id.Client == _client && _held.Remove(grant.Id.Number)) Settle(grant.Id.Number, back(grant.Id), now);
    }

    /// <summary>The entity has said something.</summary>
    public void OnReply(FromEntity message, TimeSpan now)
    {
        if (message.Client != _client || _state == State.Away) return;
        Notice(message.Incarnation, now);
        switch (message.Reply)
        {
            case Welcome welcome:
                OnWelcome(welcome, message.Age, now);
                break;
            case Unknown when _state == State.Known:
                Lose(now);
                break;
            case Unknown:
                // It was known, and its time ran out before it had heard of that. Whoever is gone does not come back: it is another one now.
                _state = State.Away;
                Greet(now);
                break;
            case Beaten beaten:
                OnBeaten(beaten, message.Age, now);
                break;
            case Queued queued:
                if (_calls.TryGetValue(queued.Id.Number, out var waiting)) waiting.IsQueued = true;
                break;
            case Settled settled:
                OnSettled(settled, now);
                break;
            case Deleted { InUse: false } deleted:
                OnDeleted(deleted, message.Age, now);
                break;
            case IReply reply:
                OnAnswer(reply, message.Age, now);
                break;
        }
    }

    private void OnWelcome(Welcome welcome, TimeSpan age, TimeSpan now)
    {
        _ttl = welcome.Ttl;
        if (_state == State.Known) return;
        _until = _greeted - age + _ttl;
        // Which hello was answered is not known, so the time counts from the first one. If little of it is left, what is granted now would be lost at once:
        // a beat, of which it is known when it was sent, comes first.
        if (_until - now >= _ttl / 2) BeKnown(now);
        else SendBeat(now);
    }

    private void BeKnown(TimeSpan now)
    {
        _state = State.Known;
        _beatSent = now;
        foreach (var call in _calls.Values) Send(call, now);
        if ((_calls.Count == 0 || AreTooMany) && _unsettled.Count > 0) Post(null, now);
    }

    private void OnBeaten(Beaten beaten, TimeSpan age, TimeSpan now)
    {
        if (!_beats.Remove(beaten.Sequence, out var sent)) return;
        foreach (var older in _beats.Keys.Where(sequence => sequence < beaten.Sequence).ToArray()) _beats.Remove(older);
        _until = Max(_until, sent - age + _ttl);
        if (_state == State.Greeting && !IsOver(now)) BeKnown(now);
    }

    private void OnSettled(Settled settled, TimeSpan now)
    {
        var wereTooMany = AreTooMany;
        foreach (var id in settled.Ids)
        {
            if (id.Client != _client || !_unsettled.Remove(id.Number)) continue;
            _posted.Remove(id.Number);
        }

        if (wereTooMany) Continue(now);
    }

    // Whoever was there is not known any more, and need not say goodbye: that would only wake the name.
    private void OnDeleted(Deleted deleted, TimeSpan age, TimeSpan now)
    {
        if (!_calls.ContainsKey(deleted.Id.Number)) return;
        OnAnswer(deleted, age, now);
        Restart(now);
    }

    private void OnAnswer(IReply reply, TimeSpan age, TimeSpan now)
    {
        var number = reply.Id.Number;
        if (_calls.Remove(number, out var call) && call.Answer(reply, this, age) is { } grant) _held.Add(number, grant);
        // Asked once and answered twice, or given up meanwhile: nobody has it, so it goes back.
        else if (ClusterGrant.IsIn(reply) && !_held.ContainsKey(number) && !_unsettled.ContainsKey(number)) Settle(number, Withdrawal(reply.Id), now);
    }

    // A new life of the entity knows what was written; what was under way it has never heard of.
    private void Notice(long incarnation, TimeSpan now)
    {
        if (incarnation <= _incarnation) return;
        var isFirst = _incarnation == 0;
        _incarnation = incarnation;
        if (isFirst || _state != State.Known) return;
        foreach (var call in _calls.Values) Send(call, now);
    }

    private bool IsOver(TimeSpan now) => now >= _until - Margin;

    private RequestId IdOf(long number) => new(_client, number);

    // Sessions, whose numbers fall, and then requests, whose numbers grow: in each whatever has waited longest.
    private static int Earlier(long one, long other) => (one < 0, other < 0) switch
    {
        (true, true) => other.CompareTo(one),
        _ => one.CompareTo(other),
    };

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
