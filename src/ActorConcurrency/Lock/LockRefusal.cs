namespace ActorConcurrency;

/// <summary>Why a lock's actor refuses a request.</summary>
public enum LockRefusal
{
    /// <summary>The lock is not free now, and the request did not want to wait.</summary>
    NotNow,

    /// <summary>The session is closed, or was never opened.</summary>
    SessionClosed,

    /// <summary>It would have waited, and as many wait as may.</summary>
    TooManyWaiters,

    /// <summary>The lock has been ended.</summary>
    Ended,

    /// <summary>Its owner holds the lock already, which is not reentrant.</summary>
    Recursion,

    /// <summary>Its owner holds the lock to read, and wants more.</summary>
    FromRead,

    /// <summary>Its owner waits for the lock already.</summary>
    WaitsAlready,

    /// <summary>What was to be upgraded is not held, or not upgradeable.</summary>
    NotHeld,
}
