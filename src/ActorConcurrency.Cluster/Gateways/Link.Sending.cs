using System.Collections.Immutable;

namespace ActorConcurrency;

/// <content>What is sent, when it is sent again, and when everything is lost.</content>
internal sealed partial class Link
{
    // What is more goes with a later message: when some are settled, or after a while. Until all that is left goes with one, no request is sent at all.
    private const int MostFirst = 100;

    // How long it stays known though it has nothing to do: the next request need not greet.
    private TimeSpan Linger => _ttl / 3;

    /// <summary>Makes the message that withdraws a request, or gives its grant back unwanted.</summary>
    public required Func<RequestId, object> Withdrawal { get; init; }

    /// <summary>Time has passed.</summary>
    public void Tick(TimeSpan now)
    {
        if (HasWork) _busy = now;
        switch (_state)
        {
            case State.Away:
                if (HasWork) Greet(now);
                break;
            case State.Greeting:
                if (now - _helloSent >= _settings.Resend) SayHello(now);
                break;
            case State.Known when IsOver(now):
                Lose(now);
                break;
            case State.Known when !HasWork && now - _busy >= Linger:
                Leave();
                break;
            case State.Known:
                SendAgain(now);
                break;
        }
    }

    /// <summary>
    /// Everything that is held is lost: the entity does not know this node any more, or must be taken not to. Requests that may be
    /// carried out twice without harm are asked anew, under a new number of this node; of the others nobody knows the outcome, if they were sent.
    /// </summary>
    public void Lose(TimeSpan now)
    {
        if (_state == State.Away) return;
        _outbox.Add(new ToEntity(_name, _client, 0, [], Bye.Instance));
        Restart(now);
    }

    // As somebody whom the entity does not know.
    private void Restart(TimeSpan now)
    {
        LoseHeld();
        _state = State.Away;
        _unsettled.Clear();
        _posted.Clear();
        foreach (var call in _calls.Values.Where(static call => call.IsInDoubt).ToArray())
        {
            _calls.Remove(call.Number);
            call.Fail(InDoubt($"This node was cut off from '{_name}'"));
        }

        foreach (var call in _calls.Values) (call.IsQueued, call.Sent) = (false, null);
        if (HasWork) Greet(now);
    }

    private static OutcomeUnknownException InDoubt(string what) =>
        new($"{what} with the request in flight; it may have been carried out. Take a snapshot before you repeat it.");

    /// <summary>The gateway ends, and with it all that it holds and asks.</summary>
    public void End(Exception reason)
    {
        LoseHeld();
        foreach (var call in _calls.Values) call.Fail(call.IsInDoubt ? InDoubt($"This node stopped asking for '{_name}'") : reason);
        _calls.Clear();
        _sessions.Clear();
        _unsettled.Clear();
        _posted.Clear();
        if (_state != State.Away) Leave();
    }

    private void LoseHeld()
    {
        foreach (var grant in _held.Values) grant.Lose();
        Lost += _held.Count;
        _held.Clear();
    }

    private void Leave()
    {
        _outbox.Add(new ToEntity(_name, _client, 0, [], Bye.Instance));
        _state = State.Away;
    }

    // Whether it may ask now; if not, it has said hello.
    private bool Greet(TimeSpan now)
    {
        if (_state != State.Away) return _state == State.Known;
        _state = State.Greeting;
        _client = _newClient();
        _incarnation = 0;
        _beats.Clear();
        _greeted = now;
        foreach (var session in _sessions.Values)
        {
            _unsettled[session.Number] = session.Open(IdOf(session.Number));
        }

        SayHello(now);
        return false;
    }

    private void SayHello(TimeSpan now)
    {
        _helloSent = now;
        _outbox.Add(new ToEntity(_name, _client, 0, [], _hello));
    }

    private void Settle(long number, object first, TimeSpan now)
    {
        // A request that was never sent under this number leaves nothing to settle.
        if (_state == State.Away && number > 0) return;
        _unsettled[number] = first;
        // With too many before it, it would not be in the message: it goes when some of those are settled.
        if (Greet(now) && !AreTooMany) Post(null, now);
    }

    // More must be done before a request than goes with it: it waits, or it could go before a return.
    private bool AreTooMany => _unsettled.Count > MostFirst;

    private void Send(ClusterCall call, TimeSpan now)
    {
        if (AreTooMany) return;
        call.Sent = now;
        RequestId? session = call.Session is { } owner ? IdOf(owner.Number) : null;
        Post(call.Command(IdOf(call.Number), session), now);
    }

    // Some are settled. Of what is left as much goes at once as is worth a message; and then the requests that had to wait for it, in their order.
    private void Continue(TimeSpan now)
    {
        if (AreTooMany)
        {
            if (2 * _unsettled.Keys.Take(MostFirst).Count(number => !_posted.Contains(number)) >= MostFirst) Post(null, now);
            return;
        }

        foreach (var call in _calls.Values.Where(static call => call.Sent is null)) Send(call, now);
        if (_unsettled.Keys.Any(number => !_posted.Contains(number))) Post(null, now);
    }

    private void SendAgain(TimeSpan now)
    {
        foreach (var call in _calls.Values)
            if (call.Sent is not { } sent || now - sent >= (call.IsQueued ? _settings.ResendQueued : _settings.Resend)) Send(call, now);
        if (_unsettled.Count > 0 && now - _firstSent >= _settings.Resend) Post(null, now);
        if (now - _beatSent < (_beats.Count == 0 ? _ttl / 4 : _ttl / 16)) return;
        SendBeat(now);
    }

    private void SendBeat(TimeSpan now)
    {
        _beatSent = now;
        _beats.Add(++_lastBeat, now);
        Post(new Beat(_lastBeat), now);
    }

    private void Post(object? command, TimeSpan now)
    {
        if (_unsettled.Count > 0) _firstSent = now;
        _outbox.Add(new ToEntity(_name, _client, Floor, _unsettled.Count == 0 ? [] : First(), command));
    }

    private ImmutableArray<object> First()
    {
        foreach (var number in _unsettled.Keys.Take(MostFirst)) _posted.Add(number);
        return [.. _unsettled.Values.Take(MostFirst)];
    }

    // Whatever has a lower number is answered, and is not sent again.
    private long Floor => Math.Min(
        _calls.Keys.FirstOrDefault(_lastNumber + 1), _unsettled.Keys.FirstOrDefault(static number => number > 0, _lastNumber + 1));
}
