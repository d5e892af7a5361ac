namespace ActorConcurrency.Locks;

/// <summary>What a <see cref="PythonCondition"/> needs of its lock.</summary>
internal interface IConditionLock
{
    /// <summary>Whether the caller holds it. A plain lock has no owner: then whether anybody does.</summary>
    bool IsOwned { get; }

    bool Acquire(bool blocking, double timeout);

    void Release();

    /// <summary>Frees it, however often it was taken: Python's <c>_release_save</c>.</summary>
    /// <returns>How often it was.</returns>
    int ReleaseAll();

    /// <summary>Takes it as often as it was taken: Python's <c>_acquire_restore</c>.</summary>
    void AcquireAgain(int count);
}
