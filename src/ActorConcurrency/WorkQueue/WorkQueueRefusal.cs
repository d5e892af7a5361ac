namespace ActorConcurrency;

/// <summary>Why a work queue's actor refuses a request.</summary>
public enum WorkQueueRefusal
{
    /// <summary>There is no room, or no item, now, and the request did not want to wait.</summary>
    NotNow,

    /// <summary>The put was withdrawn before there was room for it.</summary>
    Withdrawn,

    /// <summary>The queue was shut down; for a get: and nothing is left in it or can come back.</summary>
    ShutDown,

    /// <summary>No delivery is in work without a session: work was reported done more often than items were got.</summary>
    TooOften,

    /// <summary>The session is closed, or was never opened.</summary>
    SessionClosed,

    /// <summary>The item is not of the queue's type.</summary>
    WrongType,

    /// <summary>It would have to wait, and as many wait as may.</summary>
    TooManyWaiters,

    /// <summary>That cannot be a capacity, or a number of items.</summary>
    OutOfRange,
}
