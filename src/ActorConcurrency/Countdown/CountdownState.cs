namespace ActorConcurrency;

/// <summary>
/// The countdown's deterministic steps; what happens between them (time, the tick handler) is the actor's. A number counts as ticked
/// once it is accepted, so that a crash on the way loses none and repeats none. Not thread-safe: its actor owns it.
/// </summary>
internal sealed class CountdownState
{
    private readonly int _from;
    private readonly int _maxRestarts;
    private bool _begun;

    public CountdownState(int from, int maxRestarts) => (_from, _maxRestarts, Remaining) = (from, maxRestarts, from);

    /// <summary>The numbers not ticked yet, and the next one to tick.</summary>
    public int Remaining { get; private set; }

    /// <summary>Restarts after a crash of the tick handler.</summary>
    public int Restarts { get; private set; }

    /// <summary>How it ended; null while it has not.</summary>
    public CountdownOutcome? Outcome { get; private set; }

    public CountdownSnapshot Snapshot => new(_from, Remaining, Phase, Restarts);

    private CountdownPhase Phase => Outcome switch
    {
        CountdownOutcome.Finished => CountdownPhase.Finished,
        CountdownOutcome.Terminated => CountdownPhase.Terminated,
        CountdownOutcome.Failed => CountdownPhase.Failed,
        _ => Remaining == _from ? CountdownPhase.Starting : CountdownPhase.Running,
    };

    /// <summary>Starts the count.</summary>
    /// <returns>Whether this is the beginning; if so, the first number is due.</returns>
    public bool Begin()
    {
        if (_begun || Outcome is not null) return false;
        return _begun = true;
    }

    /// <summary>A number is due: the next one, or the end if there is none left.</summary>
    /// <returns>The number to tick; null if it is over.</returns>
    public int? Next()
    {
        if (Outcome is null && Remaining == 0) Outcome = new CountdownOutcome.Finished();
        return Outcome is null ? Remaining : null;
    }

    /// <summary>A number has been ticked.</summary>
    /// <returns>What to tell; null if it comes too late, or again.</returns>
    public CountdownProtocol.Ticked? Accept(int number)
    {
        if (Outcome is not null || number != Remaining) return null;
        Remaining--;
        return new(_from - Remaining, number);
    }

    /// <summary>The tick handler has crashed on the current number.</summary>
    /// <returns>Whether to restart it and try again; if not, the countdown has failed.</returns>
    public bool Crash(Exception cause)
    {
        if (Outcome is not null) return false;
        if (Restarts < _maxRestarts)
        {
            Restarts++;
            return true;
        }

        Outcome = new CountdownOutcome.Failed(FailureText.TypeOf(cause), FailureText.MessageOf(cause), Remaining);
        return false;
    }

    /// <summary>Ends it.</summary>
    /// <returns>How it ended, now or before.</returns>
    public CountdownOutcome Terminate() => Outcome ??= new CountdownOutcome.Terminated(Remaining);
}
