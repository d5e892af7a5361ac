namespace ActorConcurrency;

/// <summary>Which item of a queue is got next.</summary>
public enum WorkQueueOrder
{
    /// <summary>First in, first out: Python's <c>Queue</c>.</summary>
    Fifo,

    /// <summary>Last in, first out: Python's <c>LifoQueue</c>.</summary>
    Lifo,

    /// <summary>The highest priority first, first in first out among equals: Python's <c>PriorityQueue</c>, whose lowest comes first.</summary>
    Priority,
}
