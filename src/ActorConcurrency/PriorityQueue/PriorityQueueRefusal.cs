namespace ActorConcurrency;

/// <summary>Why a priority queue's actor refuses a request.</summary>
public enum PriorityQueueRefusal
{
    /// <summary>There is no room, or no item, now, and the request did not want to wait.</summary>
    NotNow,

    /// <summary>The put was withdrawn before there was room for it.</summary>
    Withdrawn,

    /// <summary>The item is not of the queue's type.</summary>
    WrongType,

    /// <summary>It would have to wait, and as many wait as may.</summary>
    TooManyWaiters,

    /// <summary>That cannot be a capacity, or a number of items.</summary>
    OutOfRange,
}
