using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The places of a <see cref="DotNetBarrier"/>, who has arrived, and who waits. Thread-safe.</summary>
/// <param name="parties">How many have to arrive.</param>
/// <param name="absence">What an absence does.</param>
/// <param name="time">The clock of ages.</param>
/// <param name="begin">Begins a phase's action, whose end <see cref="Finish"/> is told; null: there is none. Must not block.</param>
internal sealed partial class BarrierTable(int parties, BarrierAbsence absence, TimeProvider time, Func<long, CancellationTokenSource>? begin)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<BarrierPlace> _named = new();
    private readonly LinkedList<Observer> _observers = new();
    private LinkedList<Arrival> _arrived = new();
    private LinkedList<Arrival> _full = new();
    private int _parties = parties;
    private int _namedArrived;
    private long _passed;
    private CancellationTokenSource? _acting;
    private BarrierBreak? _break;
    private Exception? _failure;
    private Exception? _end;

    public bool HasEnded => Volatile.Read(ref _end) is not null;

    private long Collected => _passed + (_acting is null ? 0 : 1);

    // Places without a name that nobody has filled.
    private int Free => _parties - _named.Count - (_arrived.Count - _namedArrived);

    /// <summary>Arrives.</summary>
    /// <param name="place">Whose place; null: any without a name.</param>
    /// <param name="waits">Whether it waits.</param>
    /// <param name="onlyAsLast">Whether it arrives only if it is the last.</param>
    /// <param name="phase">The phase at which it arrived.</param>
    /// <returns>The arrival; null: it would not be the last.</returns>
    public Arrival? Enter(BarrierPlace? place, bool waits, bool onlyAsLast, out long phase)
    {
        lock (_gate)
        {
            phase = Collected;
            ThrowIfRefused(place);
            if (onlyAsLast && (_acting is not null || _arrived.Count + 1 < _parties)) return null;
            var arrival = new Arrival(place, waits, time.GetTimestamp());
            Add(arrival);
            Complete();
            return arrival;
        }
    }

    /// <summary>Waits for a phase's end; done at once if it is over.</summary>
    public async ValueTask WaitForPhaseAsync(long phase, CancellationToken cancellationToken)
    {
        LinkedListNode<Observer> node;
        lock (_gate)
        {
            if (_end is not null) throw _end;
            if (phase < _passed) return;
            ThrowIfBroken();
            node = _observers.AddLast(new Observer(phase));
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => Forget(node, cancellationToken), null).ConfigureAwait(false);
        await node.Value.Ending.Task.ConfigureAwait(false);
    }

    /// <summary>Takes an arrival back, unless all have arrived: that is an absence.</summary>
    public void TakeBack(Arrival arrival)
    {
        lock (_gate)
        {
            if (arrival.Node.List != _arrived) return;
            // It has arrived, and so is not among those that are missing.
            var cause = absence == BarrierAbsence.Break ? Cause(BarrierBreakReason.GaveUp, arrival.Place?.Label ?? "") : null;
            Remove(arrival);
            arrival.Passing.SetResult(null);
            if (cause is not null) Break(cause);
            else TakePlace(arrival.Place);
            Complete();
        }
    }

    /// <summary>The action of a phase is over; one that nobody waits for any more changes nothing.</summary>
    public void Finish(CancellationTokenSource acting, Exception? failure)
    {
        lock (_gate)
        {
            if (_acting != acting) return;
            _acting = null;
            if (failure is null) Pass();
            else Break(Failed(failure), failure);
            Complete();
        }
    }

    public void Abort()
    {
        lock (_gate) Break(Cause(BarrierBreakReason.Aborted));
    }

    public void Reset()
    {
        lock (_gate)
        {
            BeginAnew(new BrokenBarrierException(Cause(BarrierBreakReason.Reset), innerException: null));
            (_break, _failure) = (null, null);
        }
    }

    /// <summary>Ends every wait, and those that would begin later.</summary>
    public void End(Exception reason)
    {
        lock (_gate)
        {
            _end ??= reason;
            BeginAnew(_end);
        }
    }

    public BarrierSnapshot Snapshot()
    {
        lock (_gate)
        {
            var present = _acting is null ? _arrived : _full;
            var waiters = Wording.Capped(present.Where(arrival => arrival.Waits)
                .Select(arrival => new BarrierWaiter(arrival.Place?.Label ?? "", time.GetElapsedTime(arrival.Since))));
            var missing = Cause(BarrierBreakReason.Aborted);
            return new(_passed, _parties, present.Count, _acting is not null, _break, waiters, missing.Missing)
            {
                MoreWaiters = present.Count(arrival => arrival.Waits) - waiters.Length,
                MoreMissing = missing.MoreMissing,
            };
        }
    }

    private void ThrowIfRefused(BarrierPlace? place)
    {
        if (_end is not null) throw _end;
        if (place is not null && place.Node.List is null) throw BarrierRefusals.NotAParty();
        ThrowIfBroken();
        if (place is null && Free < 1) throw BarrierRefusals.NoPlace(0);
        if (place?.Arrival is not null) throw BarrierRefusals.ArrivedAlready();
    }

    private void ThrowIfBroken()
    {
        if (_break is { } cause) throw new BrokenBarrierException(cause, _failure);
    }

    private void Complete()
    {
        while (_acting is null && _arrived.Count > 0 && _arrived.Count >= _parties)
        {
            (_arrived, _full) = (_full, _arrived);
            ForgetNames();
            if (begin is null) Pass();
            else _acting = begin(_passed);
        }

        Debug.Assert(Free >= 0, "Nobody arrives without a place.");
    }

    private void Pass()
    {
        var index = 0;
        for (; _full.First is { } first; _full.RemoveFirst()) first.Value.Passing.SetResult(new(_passed, index++));
        _passed++;
        for (var node = _observers.First; node is not null;)
        {
            var (observer, next) = (node, node.Next);
            if (observer.Value.Phase < _passed)
            {
                _observers.Remove(observer);
                observer.Value.Ending.SetResult();
            }

            node = next;
        }
    }

    private void Break(BarrierBreak cause, Exception? failure = null)
    {
        if (_break is not null) return;
        BeginAnew(new BrokenBarrierException(cause, failure));
        (_break, _failure) = (cause, failure);
    }

    private void BeginAnew(Exception reason)
    {
        for (; _full.First is { } first; _full.RemoveFirst()) first.Value.Turn(reason);
        for (; _arrived.First is { } first; _arrived.RemoveFirst()) first.Value.Turn(reason);
        for (; _observers.First is { } first; _observers.RemoveFirst()) first.Value.Ending.SetException(reason);
        ForgetNames();
        // Callbacks of the token run on the pool.
        _ = _acting?.CancelAsync();
        _acting = null;
    }

    private void ForgetNames()
    {
        _namedArrived = 0;
        foreach (var place in _named) place.Arrival = null;
    }

    private BarrierBreak Cause(BarrierBreakReason reason, string party = "")
    {
        if (_acting is not null) return new(reason, _passed, party, [], 0);
        var missing = Wording.Capped(_named.Where(place => place.Arrival is null).Select(place => place.Label));
        return new(reason, _passed, party, missing, _parties - _arrived.Count - missing.Length);
    }

    private BarrierBreak Failed(Exception failure) => new(BarrierBreakReason.ActionFailed, _passed, "", [], 0)
    {
        FailureType = FailureText.TypeOf(failure),
        FailureMessage = FailureText.MessageOf(failure),
    };

    private void Forget(LinkedListNode<Observer> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the list it has been told.
            if (node.List is null) return;
            _observers.Remove(node);
        }

        node.Value.Ending.SetCanceled(cancellationToken);
    }

    /// <summary>Somebody who has arrived.</summary>
    public sealed class Arrival
    {
        public Arrival(BarrierPlace? place, bool waits, long since)
        {
            (Place, Waits, Since) = (place, waits, since);
            Node = new(this);
        }

        public BarrierPlace? Place { get; }

        public bool Waits { get; }

        public long Since { get; }

        /// <summary>Its entry among those who have arrived. The table's gate guards it.</summary>
        public LinkedListNode<Arrival> Node { get; }

        /// <summary>The phase; null: taken back. Continuations must not run under the lock.</summary>
        public TaskCompletionSource<BarrierArrival?> Passing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>It does not pass. One that does not wait has nobody to tell.</summary>
        public void Turn(Exception reason)
        {
            if (Waits) Passing.SetException(reason);
        }
    }

    private sealed record Observer(long Phase)
    {
        public TaskCompletionSource Ending { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
