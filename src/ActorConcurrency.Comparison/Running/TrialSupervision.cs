using System.Threading.Channels;

namespace ActorConcurrency.Comparison;

/// <summary>Follows one run from outside: passes its events on, keeps the watchdog's deadline, and makes the record.</summary>
internal sealed class TrialSupervision : IDisposable
{
    private readonly Channel<TrialEvent> _events = Channel.CreateUnbounded<TrialEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TrialLog _log = new();
    private readonly Action<TrialEvent> _onEvent;
    private readonly Watchdog _watchdog;

    public TrialSupervision(TimeSpan limit, Action<TrialEvent> onEvent) => (_watchdog, _onEvent) = (new Watchdog(limit), onEvent);

    /// <summary>Takes an event of the run, from any thread. What comes after the record was made is ignored.</summary>
    public void Accept(TrialEvent note) => _events.Writer.TryWrite(note);

    /// <summary>Cancelled once the time is up.</summary>
    public CancellationToken Expired => _watchdog.Expired;

    /// <summary>Completes with the record when the run is over or has taken too long.</summary>
    public async Task<TrialRecord> FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var deadline = _watchdog.Expired;
            if (await FollowInTimeAsync(cancellationToken).ConfigureAwait(false) is { } record) return record;
            // Whoever is late to read, on a busy machine, must not take what came in time for a hang.
            while (_events.Reader.TryRead(out var note))
                if (Follow(note) is { } last) return last;
            if (_watchdog.Expired == deadline) return Hang();
        }
    }

    private async Task<TrialRecord?> FollowInTimeAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _watchdog.Expired);
        try
        {
            await foreach (var note in _events.Reader.ReadAllAsync(either.Token).ConfigureAwait(false))
                if (Follow(note) is { } record) return record;
            throw new InvalidOperationException("The events ended without a last one.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _watchdog.Dispose();

    private TrialRecord? Follow(TrialEvent note)
    {
        _onEvent(note);
        _log.Add(note);
        if (note is TrialEvent.Ready or TrialEvent.Measured) _watchdog.Start();
        if (note is TrialEvent.MustEnd deadline) _watchdog.MustEnd(deadline);
        return note switch
        {
            TrialEvent.Ended => _log.Close(Ending.Completed),
            TrialEvent.Failed(var reason) => _log.Close(Ending.Failed, reason),
            _ => null,
        };
    }

    private TrialRecord Hang()
    {
        if (_watchdog.Fault is { } fault) _log.Add(new TrialEvent.Shown(fault, _watchdog.Otherwise));
        return _log.Close(Ending.Hung, _watchdog.Otherwise);
    }
}
