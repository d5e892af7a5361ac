namespace ActorConcurrency;

/// <summary>What a full queue does with one item more.</summary>
public enum WorkQueueOverflow
{
    /// <summary>The putter waits for room.</summary>
    Wait,

    /// <summary>Drops the item that would be got next; in a queue that is first in, first out that is the oldest.</summary>
    DropNext,

    /// <summary>Drops the item that would be got last: the newest if first in, first out; the least important in order of priority.</summary>
    DropLast,

    /// <summary>Drops the item that is being put. The put succeeds all the same.</summary>
    DropPut,
}
