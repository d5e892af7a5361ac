namespace ActorConcurrency;

/// <summary>
/// A lock set that can be brought to an end in order: nobody gets a lock any more, whoever holds one goes on until it gives it back, and then the
/// set stops. Not one that several processes share: that outlives those who use it.
/// </summary>
public interface IEndableLockSet : ILockSet
{
    /// <summary>
    /// Closes the set for everybody, whatever handle they use, and stops it once all leases are back; after <paramref name="timeout"/> it is stopped by
    /// force, as by a disposal, with the leases that are out.
    /// </summary>
    /// <remarks>
    /// <para>From the call on, every acquisition ends with <see cref="StoppedException"/>, nested ones too: take what you need together. Who waits
    /// already gets its locks as they come back, and is waited for in its turn; or is refused with <see cref="StoppedException"/>, if
    /// <paramref name="refuseWaiting"/> says so.</para>
    /// <para>Said again while it ends, it counts as well: whoever refuses who waits, or runs out of time first, decides for all, and all get the same
    /// answer.</para>
    /// </remarks>
    /// <param name="timeout">How long to wait for the leases; <see cref="TimeSpan.Zero"/> means that it is forced at once. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="refuseWaiting">Whether who waits is refused. By default it is served.</param>
    /// <param name="cancellationToken">Stops the waiting for the end. The set stays closed, and stops once the last lease is back.</param>
    /// <returns>How many leases were out when it was forced; 0: all had come back, and it ended in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The lock set had stopped; or it stopped just when the time ran out, and how many leases were out is not known.</exception>
    /// <exception cref="OutcomeUnknownException">The lock set failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> ShutdownAsync(TimeSpan timeout, bool refuseWaiting = false, CancellationToken cancellationToken = default);
}
