using System.Collections.Immutable;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A client that keeps to the rules of <see cref="EntityBook"/>, and does not care in what order or how often anything comes.</summary>
internal sealed class SimulatedClient(long id, SimulatedRecipe recipe)
{
    private readonly SortedDictionary<long, object> _open = [];
    private readonly SortedDictionary<long, object> _unsettled = [];
    private readonly Dictionary<long, long?> _held = [];
    private readonly Dictionary<long, string> _answers = [];
    private readonly List<long> _sessions = [];
    private long _lastNumber;
    private long _lastSession;

    public long Id => id;

    public bool IsKnown { get; private set; }

    /// <summary>It has said bye, or was told that it is not known any more.</summary>
    public bool IsGone { get; private set; }

    public bool HasWork => _open.Count + _unsettled.Count > 0;

    /// <summary>The commands that count once, and were answered as done.</summary>
    public HashSet<RequestId> Done { get; } = [];

    /// <summary>What it believes to hold.</summary>
    public IEnumerable<RequestId> Believed => _held.Keys.Select(number => new RequestId(id, number));

    public ToEntity Hello() => new("name", id, 0, [], new Hello(recipe.Making));

    public ToEntity Acquire(int pick)
    {
        long? session = pick % 2 > 0 && _sessions.Count > 0 ? _sessions[pick % _sessions.Count] : null;
        return Ask(request => recipe.Acquire(request, pick, session is { } number ? new(id, number) : null, Believed));
    }

    public ToEntity Once(int pick) => Ask(request => recipe.Once(request, pick));

    public ToEntity Open()
    {
        _sessions.Add(--_lastSession);
        _unsettled[_lastSession] = recipe.Open(new(id, _lastSession));
        return Post(null);
    }

    /// <summary>Closes a session: what it holds is not believed in any more, and what it asks is withdrawn.</summary>
    public ToEntity CloseSession(int pick)
    {
        if (_sessions.Count == 0) return Post(null);
        var session = _sessions[pick % _sessions.Count];
        _sessions.Remove(session);
        _unsettled.Remove(session);
        foreach (var number in _held.Where(held => held.Value == session).Select(held => held.Key).ToArray()) _held.Remove(number);
        foreach (var number in _open.Where(open => SessionOf(open.Value) == session).Select(open => open.Key).ToArray()) Withdraw(number);
        return Ask(request => recipe.Close(request, new(id, session)));
    }

    public ToEntity Return(int pick)
    {
        if (_held.Count == 0) return Post(null);
        var number = _held.Keys.ElementAt(pick % _held.Count);
        _held.Remove(number);
        _unsettled[number] = recipe.Return(new(id, number));
        return Post(null);
    }

    /// <summary>Does not want something any more that it has asked for.</summary>
    public ToEntity GiveUp(int pick)
    {
        var acquiring = _open.Where(open => open.Value is SemaphoreProtocol.Acquire or LockSetProtocol.Acquire).Select(open => open.Key).ToArray();
        if (acquiring.Length > 0) Withdraw(acquiring[pick % acquiring.Length]);
        return Post(null);
    }

    /// <summary>Asks again for whatever is not answered.</summary>
    public IEnumerable<ToEntity> Again() => _open.Values.Select(Post).Append(Post(null)).ToArray();

    public ToEntity Bye()
    {
        Lose();
        return new("name", id, 0, [], ActorConcurrency.Bye.Instance);
    }

    /// <summary>It counts all as lost.</summary>
    public void Lose()
    {
        IsGone = true;
        IsKnown = false;
        _held.Clear();
    }

    public void Hear(object reply)
    {
        if (IsGone) return;
        switch (reply)
        {
            case Welcome:
                IsKnown = true;
                break;
            case Unknown:
                Lose();
                break;
            case Settled settled:
                foreach (var one in settled.Ids) _unsettled.Remove(one.Number);
                break;
            case IReply answer:
                OnAnswer(answer);
                break;
        }
    }

    private static bool IsGrant(IReply answer) => answer is SemaphoreProtocol.Granted or LockSetProtocol.Granted;

    private static long? SessionOf(object command) => command switch
    {
        SemaphoreProtocol.Acquire acquire => acquire.Session?.Number,
        LockSetProtocol.Acquire acquire => acquire.Session?.Number,
        _ => null,
    };

    private void OnAnswer(IReply answer)
    {
        var number = answer.Id.Number;
        if (_open.Remove(number, out var command))
        {
            if (IsGrant(answer)) _held.Add(number, SessionOf(command));
            else if (command is not (SemaphoreProtocol.Acquire or LockSetProtocol.Acquire)) OnDone(answer);
        }
        else if (IsGrant(answer))
        {
            // Nobody expects it.
            if (!_held.ContainsKey(number) && !_unsettled.ContainsKey(number)) _unsettled[number] = recipe.Withdraw(answer.Id);
        }
        else if (_answers.TryGetValue(number, out var known) && answer is not LockSetProtocol.Snapshot)
        {
            Assert.Equal(known, Everything.In(answer));
        }
    }

    private void OnDone(IReply answer)
    {
        _answers.Add(answer.Id.Number, Everything.In(answer));
        if (!recipe.IsRefusal(answer)) Done.Add(answer.Id);
    }

    private void Withdraw(long number)
    {
        _open.Remove(number);
        _unsettled[number] = recipe.Withdraw(new(id, number));
    }

    private ToEntity Ask(Func<RequestId, object> make)
    {
        var command = make(new(id, ++_lastNumber));
        _open.Add(_lastNumber, command);
        return Post(command);
    }

    private ToEntity Post(object? command) => new("name", id, Floor, [.. _unsettled.Values], command);

    private long Floor => _open.Keys.Concat(_unsettled.Keys.Where(number => number > 0)).Append(_lastNumber + 1).Min();
}
