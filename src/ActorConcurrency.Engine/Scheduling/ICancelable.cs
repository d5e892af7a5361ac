namespace Akka.Actor;

/// <summary>Cancels scheduled messages and work. Thread-safe.</summary>
public interface ICancelable
{
    /// <summary>Cancels; calling it again does nothing. What runs at this moment is not interrupted.</summary>
    void Cancel();

    /// <summary>Whether it has been cancelled.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>A token that is cancelled with this.</summary>
    CancellationToken Token { get; }

    /// <summary>Cancels later.</summary>
    /// <param name="delay">After how long; not negative.</param>
    void CancelAfter(TimeSpan delay);

    /// <summary>Cancels later.</summary>
    /// <param name="millisecondsDelay">After how many milliseconds; not negative.</param>
    void CancelAfter(int millisecondsDelay);

    /// <summary>Cancels.</summary>
    /// <param name="throwOnFirstException">
    /// Whether a callback of the token that throws ends the call at once; else all are run and what they threw is thrown together.
    /// </param>
    void Cancel(bool throwOnFirstException);
}

/// <summary>Small help with cancelables.</summary>
public static class CancelableExtensions
{
    /// <summary>Cancels, if there is something to cancel.</summary>
    /// <param name="cancelable">What to cancel, or null.</param>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}

/// <summary>Cancelled from the start. No state, one instance.</summary>
internal sealed class AlreadyCanceledCancelable : ICancelable
{
    private AlreadyCanceledCancelable() { }

    public static ICancelable Instance { get; } = new AlreadyCanceledCancelable();

    public bool IsCancellationRequested => true;

    public CancellationToken Token { get; } = new(canceled: true);

    public void Cancel() { }

    public void Cancel(bool throwOnFirstException) { }

    public void CancelAfter(TimeSpan delay) { }

    public void CancelAfter(int millisecondsDelay) { }
}
