using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency;

/// <content>Arriving, passing and breaking.</content>
internal sealed partial class BarrierState<TAddress>
{
    private IReply? Enter(Arrive arrive, TAddress sender, Moment now)
    {
        var id = arrive.Id;
        if (_arrived.Contains(id) || _full.Contains(id)) return null;
        if (WhyNot(id, arrive.Party, out var party) is { } refusal) return refusal;
        if (!arrive.Patient && (_acting || _arrived.Count + 1 < _parties)) return new NotPassed(id);
        Add(id, new Arrival(sender, party, now.Time, Waits: true));
        return null;
    }

    private IReply? Enter(Signal signal, TAddress sender)
    {
        var id = signal.Id;
        if (_arrived.Contains(id) || _full.Contains(id)) return null;
        if (WhyNot(id, signal.Party, out var party) is { } refusal) return refusal;
        Add(id, new Arrival(sender, party, default, Waits: false));
        return new InPhase(id, Collected);
    }

    private IReply? Observe(WaitForPhase wait, TAddress sender)
    {
        if (wait.Phase < Phase) return new Done(wait.Id);
        if (_break is { } cause) return new Broken(wait.Id, cause);
        if (!_observers.Contains(wait.Id)) _observers.Add(wait.Id, new Observer(sender, wait.Phase));
        return null;
    }

    private IReply? WhyNot(RequestId id, RequestId? name, out Party? party)
    {
        party = null;
        if (name is { } named && !_named.TryGet(named, out party)) return new Refused(id, BarrierRefusal.NotAParty);
        if (_break is { } cause) return new Broken(id, cause);
        if (party is null) return Free > 0 ? null : new Refused(id, BarrierRefusal.NoPlace);
        return party.Arrival is null ? null : new Refused(id, BarrierRefusal.ArrivedAlready);
    }

    private void Add(RequestId id, Arrival arrival)
    {
        _arrived.Add(id, arrival);
        if (arrival.Party is not { } party) return;
        party.Arrival = id;
        _namedArrived++;
    }

    private bool TakeOut(RequestId id, out Arrival arrival)
    {
        if (!_arrived.Remove(id, out arrival)) return false;
        if (arrival.Party is not { } party) return true;
        party.Arrival = null;
        _namedArrived--;
        return true;
    }

    // As often as one phase after the other is full: the next one may be, once the action of the first is over.
    private void Complete(List<(TAddress To, IReply Reply)> replies)
    {
        while (!_acting && _arrived.Count > 0 && _arrived.Count >= _parties)
        {
            (_arrived, _full) = (_full, _arrived);
            ForgetNames();
            if (begin is null)
            {
                Pass(replies);
            }
            else
            {
                _acting = true;
                begin(Phase, ++_attempt);
            }
        }
    }

    private void Pass(List<(TAddress To, IReply Reply)> replies)
    {
        for (var index = 0; _full.TryTake(out var id, out var arrival); index++)
            if (arrival.Waits) replies.Add((arrival.Address, new Passed(id, Phase, index)));
        _passed.Next();
        foreach (var (id, observer) in _observers.All.Where(observer => observer.Entry.Phase < Phase).ToArray())
        {
            _observers.Remove(id, out _);
            replies.Add((observer.Address, new Done(id)));
        }
    }

    private void BreakFor(BarrierBreak cause, List<(TAddress To, IReply Reply)> replies)
    {
        if (_break is not null) return;
        BeginAnew(cause, replies);
        _break = cause;
    }

    // Whoever waits is told why it waits no more.
    private void BeginAnew(BarrierBreak cause, List<(TAddress To, IReply Reply)> replies)
    {
        Turn(_full, cause, replies);
        Turn(_arrived, cause, replies);
        while (_observers.TryTake(out var id, out var observer)) replies.Add((observer.Address, new Broken(id, cause)));
        ForgetNames();
        if (_acting) drop?.Invoke();
        _acting = false;
    }

    private static void Turn(ArrivalOrder<Arrival> away, BarrierBreak cause, List<(TAddress To, IReply Reply)> replies)
    {
        while (away.TryTake(out var id, out var arrival))
            if (arrival.Waits) replies.Add((arrival.Address, new Broken(id, cause)));
    }

    private void ForgetNames()
    {
        _namedArrived = 0;
        foreach (var (_, party) in _named.All) party.Arrival = null;
    }

    private BarrierBreak Cause(BarrierBreakReason reason, string party = "")
    {
        if (_acting) return new(reason, Phase, party, [], 0);
        var named = Wording.Capped(_named.All.Where(place => place.Entry.Arrival is null).Select(place => place.Entry.Label));
        return new(reason, Phase, party, named, _parties - _arrived.Count - named.Length);
    }

    private BarrierBreak Failed(Exception failure) => new(BarrierBreakReason.ActionFailed, Phase, "", [], 0)
    {
        FailureType = FailureText.TypeOf(failure),
        FailureMessage = FailureText.MessageOf(failure),
    };
}
