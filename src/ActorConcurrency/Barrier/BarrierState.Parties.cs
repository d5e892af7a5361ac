using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency;

/// <content>Coming, going, and being absent.</content>
internal sealed partial class BarrierState<TAddress>
{
    private IReply Admit(Join join)
    {
        if (_named.Contains(join.Id)) return new Joined(join.Id);
        if (join.NewPlace && _parties == int.MaxValue) return new Refused(join.Id, BarrierRefusal.TooManyParties);
        if (!join.NewPlace && Free < 1) return new Refused(join.Id, BarrierRefusal.NoPlace);
        if (join.NewPlace) _parties++;
        _named.Add(join.Id, new Party(join.Id, join.Label));
        return new Joined(join.Id);
    }

    private void Undo(Unjoin unjoin, List<(TAddress To, IReply Reply)> replies)
    {
        if (TakeName(unjoin.Party, replies) && unjoin.NewPlace) _parties--;
    }

    private IReply LetGo(Leave leave, List<(TAddress To, IReply Reply)> replies)
    {
        if (!TakeName(leave.Party, replies)) return new Refused(leave.Id, BarrierRefusal.NotAParty);
        _parties--;
        return new InPhase(leave.Id, Collected);
    }

    private IReply Change(ChangeParties change)
    {
        if (change.Parties > int.MaxValue - _parties) return new Refused(change.Id, BarrierRefusal.TooManyParties);
        if (-(long)change.Parties > Free) return new Refused(change.Id, BarrierRefusal.NoPlace, Free);
        _parties += change.Parties;
        return new InPhase(change.Id, Collected);
    }

    // A phase that is full is decided: then its answer is on its way, or comes with the end of the action.
    private void TakeBack(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (_observers.Remove(id, out _) || !_arrived.TryGet(id, out var known) || !known.Waits) return;
        // It has arrived, and so is not among those that are missing.
        var cause = settings.OnAbsence == BarrierAbsence.Break ? Cause(BarrierBreakReason.GaveUp, known.Party?.Label ?? "") : null;
        TakeOut(id, out var arrival);
        replies.Add((arrival.Address, new NotPassed(id)));
        if (cause is not null) BreakFor(cause, replies);
        else TakePlace(arrival.Party);
    }

    private void TakePlace(Party? party)
    {
        _parties--;
        if (party is not null) _named.Remove(party.Id, out _);
    }

    // Several at once: the first one is named as the cause, and those that had not arrived as missing.
    private void End(RequestId[] parties, List<(TAddress To, IReply Reply)> replies)
    {
        var first = Array.Find(parties, _named.Contains);
        if (!_named.TryGet(first, out var known)) return;
        var cause = Cause(BarrierBreakReason.PartyEnded, known.Label);
        foreach (var party in parties)
            if (TakeName(party, replies) && settings.OnAbsence == BarrierAbsence.Leave) _parties--;
        if (settings.OnAbsence == BarrierAbsence.Break) BreakFor(cause, replies);
    }

    // Its own wait is over too, unless all have arrived.
    private bool TakeName(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_named.Remove(id, out var party)) return false;
        if (party.Arrival is { } waiting && TakeOut(waiting, out var arrival) && arrival.Waits)
            replies.Add((arrival.Address, new Refused(waiting, BarrierRefusal.NotAParty)));
        return true;
    }
}
