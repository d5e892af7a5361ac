namespace ActorConcurrency.Comparison;

/// <summary>What one at a time holds, a permit or a lock, as the programs of the failures use it on every side.</summary>
internal abstract class Place
{
    /// <summary>What it is, for example <c>the permit</c>.</summary>
    public virtual string What => "the permit";

    /// <summary>Whether somebody takes it back from a holder that is gone, so that waiting for it makes sense.</summary>
    public virtual bool TakesBack => false;

    /// <summary>Whether somebody takes it back from a holder that is late.</summary>
    public virtual bool HasLease => false;

    /// <summary>Whether a stop ends the waits.</summary>
    public virtual bool EndsWaits => false;

    /// <summary>Whether its program gives it back when the work throws.</summary>
    public virtual bool CleansUp => true;

    /// <summary>Asks for it.</summary>
    public abstract Task<Hold> TakeAsync(string who, CancellationToken cancellation = default);

    /// <summary>Asks for it, for a time only.</summary>
    /// <returns>Nothing if the time ran out.</returns>
    public virtual Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) => throw new NotSupportedException();

    /// <summary>Whether a wait that was begun blocks now.</summary>
    public abstract Task<bool> IsBlockedAsync(string who, Task<Hold> wait);

    /// <summary>How many could take it now.</summary>
    public abstract Task<long> FreeAsync();

    /// <summary>Whether somebody gets in right now. Gives nothing back.</summary>
    public virtual async Task<bool> GetsInAsync(string who) => await TryTakeAsync(who, TimeSpan.Zero).ConfigureAwait(false) is not null;

    /// <summary>Gives back without ever having had it.</summary>
    public virtual Task ReleaseAsStrangerAsync() => throw new NotSupportedException();

    /// <summary>The holder is gone, and with it whatever there is of it; it has given nothing back.</summary>
    public virtual Task BuryAsync(string who) => Task.CompletedTask;

    public virtual Task StopAsync() => throw new NotSupportedException();

    /// <summary>Takes it and gives it back, on the calling thread, as one does who cannot await.</summary>
    public virtual void TakeAndGiveBack(string who) => throw new NotSupportedException();
}

/// <summary>What somebody holds.</summary>
/// <param name="GiveBack">Gives it back; may be called again.</param>
/// <param name="Lost">Cancelled when it is taken from the holder.</param>
internal sealed record Hold(Func<Task> GiveBack, CancellationToken Lost = default);
