namespace ActorConcurrency;

/// <summary>Why a semaphore's actor refuses a request.</summary>
public enum SemaphoreRefusal
{
    /// <summary>The permits are not free now, and the request did not want to wait.</summary>
    NotNow,

    /// <summary>Fewer than 1 permit, or more than may ever exist.</summary>
    OutOfRange,

    /// <summary>More permits than the maximum would exist.</summary>
    Full,

    /// <summary>The session is closed, or was never opened.</summary>
    SessionClosed,

    /// <summary>It would have waited, and as many wait as may.</summary>
    TooManyWaiters,
}
