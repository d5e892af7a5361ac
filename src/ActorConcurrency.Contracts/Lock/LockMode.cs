namespace ActorConcurrency;

/// <summary>How a lock is held.</summary>
public enum LockMode
{
    /// <summary>Together with other readers, and with one who holds it upgradeable.</summary>
    Read,

    /// <summary>Together with readers, but with nobody else who may upgrade; it can become <see cref="Write"/> without being given up.</summary>
    Upgradeable,

    /// <summary>Alone: mutual exclusion.</summary>
    Write,
}

/// <summary>What an end does to those who wait. Whoever holds the lock keeps it, unless the end is forced.</summary>
public enum LockEnding
{
    /// <summary>Who waits is served yet.</summary>
    ServeWaiters,

    /// <summary>Who waits is refused, with <see cref="StoppedException"/>.</summary>
    RefuseWaiters,

    /// <summary>Who waits is refused, and whoever holds the lock loses it, which <see cref="ILockHold.Lost"/> tells.</summary>
    Force,
}
