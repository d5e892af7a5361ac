namespace ActorConcurrency;

/// <summary>Why a lock set's actor refuses a request.</summary>
public enum LockSetRefusal
{
    /// <summary>A lock is not free now, and the request did not want to wait.</summary>
    NotNow,

    /// <summary>A name is null or empty.</summary>
    Nameless,

    /// <summary>The asker holds a lock that is not below those asked for.</summary>
    OutOfOrder,

    /// <summary>The session waits for something already.</summary>
    Waiting,

    /// <summary>The session is closed, or was never opened.</summary>
    SessionClosed,

    /// <summary>It would have waited, and as many wait as may.</summary>
    TooManyWaiters,

    /// <summary>The lock set is being ended.</summary>
    ShutDown,
}
