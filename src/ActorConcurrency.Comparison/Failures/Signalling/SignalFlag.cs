namespace ActorConcurrency.Comparison;

/// <summary>A flag that participants wait for, as the programs of the failures use it on every side.</summary>
internal abstract class SignalFlag
{
    /// <summary>Whether signals have numbers, so that who was away knows what it missed.</summary>
    public virtual bool HasNumbers => false;

    /// <summary>Whether a signaller that fails can say so to who waits.</summary>
    public virtual bool TellsOfFailure => true;

    public abstract Task SetAsync();

    /// <summary>Takes the signal back, or has a new flag take its place: who comes now waits for the next one.</summary>
    public virtual Task ClearAsync() => throw new NotSupportedException();

    public abstract Task WaitAsync(CancellationToken cancellation = default);

    /// <returns>Whether it passed.</returns>
    public virtual Task<bool> TryWaitAsync(TimeSpan timeout) => throw new NotSupportedException();

    /// <summary>Waits for a signal after the one that is known; only with numbers.</summary>
    public virtual Task<long> WaitAfterAsync(long known) => throw new NotSupportedException();

    public abstract Task<bool> IsBlockedAsync(Task wait);

    /// <summary>What the documentation shows for a signaller that fails.</summary>
    public virtual Task FailAsync(Exception failure) => Task.CompletedTask;

    public virtual Task StopAsync() => throw new NotSupportedException();

    /// <summary>Waits on the calling thread.</summary>
    public virtual void Wait() => throw new NotSupportedException();

    /// <summary>Sets on the calling thread.</summary>
    public virtual void Set() => SetAsync().GetAwaiter().GetResult();
}
