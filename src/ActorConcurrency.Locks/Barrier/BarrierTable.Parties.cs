namespace ActorConcurrency.Locks;

/// <content>Coming, going, and being absent.</content>
internal sealed partial class BarrierTable
{
    public BarrierPlace Join(string label, bool newPlace)
    {
        lock (_gate)
        {
            if (_end is not null) throw _end;
            if (newPlace && _parties == int.MaxValue) throw BarrierRefusals.TooManyParties();
            if (!newPlace && Free < 1) throw BarrierRefusals.NoPlace(0);
            if (newPlace) _parties++;
            var place = new BarrierPlace(label);
            _named.AddLast(place.Node);
            return place;
        }
    }

    /// <summary>A party leaves and takes its place along.</summary>
    public long Leave(BarrierPlace place)
    {
        lock (_gate)
        {
            if (_end is not null) throw _end;
            if (!TakeName(place)) throw BarrierRefusals.NotAParty();
            _parties--;
            var phase = Collected;
            Complete();
            return phase;
        }
    }

    /// <summary>A party has ended: an absence, if it had not left.</summary>
    public void End(BarrierPlace place)
    {
        lock (_gate)
        {
            if (place.Node.List is null) return;
            var cause = absence == BarrierAbsence.Break ? Cause(BarrierBreakReason.PartyEnded, place.Label) : null;
            TakeName(place);
            if (cause is not null) Break(cause);
            else _parties--;
            Complete();
        }
    }

    /// <summary>Adds places, or takes them away.</summary>
    public long Change(int parties)
    {
        lock (_gate)
        {
            if (_end is not null) throw _end;
            if (parties > int.MaxValue - _parties) throw BarrierRefusals.TooManyParties();
            if (-(long)parties > Free) throw BarrierRefusals.NoPlace(Free);
            _parties += parties;
            var phase = Collected;
            Complete();
            return phase;
        }
    }

    private void TakePlace(BarrierPlace? place)
    {
        _parties--;
        if (place is not null) _named.Remove(place.Node);
    }

    // Its own wait is over too, unless all have arrived.
    private bool TakeName(BarrierPlace place)
    {
        if (place.Node.List is null) return false;
        _named.Remove(place.Node);
        if (place.Arrival is { } arrival)
        {
            Remove(arrival);
            arrival.Turn(BarrierRefusals.NotAParty());
        }

        return true;
    }

    private void Add(Arrival arrival)
    {
        _arrived.AddLast(arrival.Node);
        if (arrival.Place is not { } place) return;
        place.Arrival = arrival;
        _namedArrived++;
    }

    private void Remove(Arrival arrival)
    {
        _arrived.Remove(arrival.Node);
        if (arrival.Place is not { } place) return;
        place.Arrival = null;
        _namedArrived--;
    }
}

/// <summary>A place with a name. Its table's gate guards it.</summary>
internal sealed class BarrierPlace
{
    public BarrierPlace(string label)
    {
        Label = label;
        Node = new(this);
    }

    public string Label { get; }

    /// <summary>Its entry among the places; it is in no list once it has gone.</summary>
    public LinkedListNode<BarrierPlace> Node { get; }

    /// <summary>Its arrival at the phase that is collected; null: it is missing.</summary>
    public BarrierTable.Arrival? Arrival { get; set; }
}
