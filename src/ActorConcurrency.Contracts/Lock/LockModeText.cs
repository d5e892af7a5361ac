namespace ActorConcurrency;

/// <summary>What a mode is called, which modes there are, and what every side says of a hold that cannot become another.</summary>
internal static class LockModeText
{
    public static string Of(LockMode mode) => mode switch
    {
        LockMode.Read => "reading",
        LockMode.Upgradeable => "reading upgradeably",
        _ => "writing",
    };

    /// <summary>The mode, if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static LockMode Checked(LockMode mode) => mode is >= LockMode.Read and <= LockMode.Write
        ? mode
        : throw new ArgumentOutOfRangeException(nameof(mode), mode, "A lock is held to read, to read upgradeably, or to write.");

    /// <summary>The ending, if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static LockEnding Checked(LockEnding ending) => ending is >= LockEnding.ServeWaiters and <= LockEnding.Force
        ? ending
        : throw new ArgumentOutOfRangeException(nameof(ending), ending, "An end serves who waits, refuses them, or is forced.");

    /// <summary>A hold that was granted in another mode cannot be upgraded.</summary>
    public static InvalidOperationException NotUpgradeable(LockMode mode) => new(mode == LockMode.Read
        ? "A hold to read cannot be upgraded: two who tried would wait for each other. Acquire the lock in the mode Upgradeable, or give it back and acquire it to write. Nothing has changed."
        : "A hold to write is the strongest there is. Nothing has changed.");

    /// <summary>What would be upgraded is not held.</summary>
    public static InvalidOperationException NotHeld() =>
        new("The hold that was to be upgraded has been given back, or was lost. Acquire the lock again. Nothing was taken.");

    /// <summary>What would be upgraded waits for that already.</summary>
    public static InvalidOperationException WaitsAlready() => new("It waits for the lock already. Await that, or open a session for each who waits. Nothing was taken.");

    /// <summary>Who holds the lock asks for it.</summary>
    public static LockRecursionException Recursion() => new(
        "It is held by the one who asks for it, and is not reentrant: the wait would never end. Use the hold that there is, give it back first, or make the lock reentrant. Nothing was taken.");

    /// <summary>Who reads asks for more.</summary>
    public static LockRecursionException FromRead() => new(
        "It is held to read by the one who asks for more: two who did would wait for each other. Acquire it in the mode Upgradeable to begin with, or give it back first. Nothing was taken.");

    /// <summary>The lock has been ended.</summary>
    public static StoppedException Ended() => new("The lock has been ended; nothing was taken. Create a new one.");
}
