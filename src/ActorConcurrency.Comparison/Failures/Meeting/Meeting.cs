namespace ActorConcurrency.Comparison;

/// <summary>A barrier of some parties, as the programs of the failures use it on every side.</summary>
internal abstract class Meeting
{
    /// <summary>Whether a broken one can be used again after <see cref="ResetAsync"/>.</summary>
    public virtual bool Breaks => true;

    /// <summary>Arrives in somebody's name, where there are names, and waits.</summary>
    public abstract Task ArriveAsync(string who, CancellationToken cancellation = default);

    /// <summary>Arrives if it is the last one.</summary>
    /// <returns>Whether it passed.</returns>
    public abstract Task<bool> TryArriveAsync(string who, TimeSpan timeout);

    /// <summary>What the documentation shows for a party that fails.</summary>
    public abstract Task FailAsync(string who);

    /// <summary>It ends without cleaning up.</summary>
    public virtual Task DieAsync(string who) => Task.CompletedTask;

    /// <summary>Has its place, where there are places to have.</summary>
    public virtual Task JoinAsync(string who) => Task.CompletedTask;

    public abstract Task<bool> IsBlockedAsync(Task wait);

    public virtual Task ResetAsync() => Task.CompletedTask;

    public virtual Task StopAsync() => throw new NotSupportedException();

    /// <summary>Arrives and waits on the calling thread.</summary>
    public abstract void Arrive();
}
