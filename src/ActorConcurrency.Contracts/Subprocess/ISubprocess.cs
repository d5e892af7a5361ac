namespace ActorConcurrency;

/// <summary>
/// A child process that is looked after: started, fed, read, and when it ends started anew or not, as its policy says. Source: Python's
/// <c>subprocess.Popen</c> and <see cref="System.Diagnostics.Process"/>.
/// </summary>
/// <remarks>
/// <para>Promise: every line that a child wrote is read once and in the order of its pipe, what it wrote before its end included, unless the subprocess is
/// disposed of before. Unread lines are bounded: a child is slowed while nobody reads, as by a full pipe. Both pipes are emptied independently; a child
/// that fills one which nobody reads waits there, and the snapshot says so. The <c>Discard</c> of <see cref="OutputUse"/> is for that.</para>
/// <para>The end is the process's, not its pipes': it is told at once, and its lines stay to be read. If another process holds a pipe open, the
/// reading ends <see cref="SubprocessSupervision.PipeGrace"/> after the child.</para>
/// <para>A program that cannot be started is told to whoever uses it: <see cref="Started"/>, reads, writes and the completion of the input throw
/// <see cref="SubprocessStartException"/>, each an exception of its own with the same reason. If it could not be started anew, lines that had come before are read
/// first. <see cref="Completion"/>, the waits for the end, terminating and the snapshot tell it without an exception.</para>
/// <para>Nothing is told to a process that is not this child any more, though its number may be another's by then.</para>
/// <para>Thread-safe. A line goes to one reader: several share the work.</para>
/// </remarks>
public interface ISubprocess : IAsyncDisposable
{
    /// <summary>
    /// Completes when the first child runs, with its process id. Faults with <see cref="SubprocessStartException"/> if it cannot be started, and is
    /// cancelled if the subprocess is ended before.
    /// </summary>
    Task<int> Started { get; }

    /// <summary>Completes when no child runs and none will, with how it ended. Never faults.</summary>
    Task<SubprocessOutcome> Completion { get; }

    /// <summary>Waits for the end, for a limited time. Python's <c>wait(timeout)</c>; with a timeout of zero its <c>poll</c>. An expired wait may be repeated.</summary>
    /// <param name="timeout">How long; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> ms.</param>
    /// <param name="cancellationToken">Ends the wait, not the child.</param>
    /// <returns>How it ended, or null: it has not.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<SubprocessOutcome?> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Takes the next line, and waits for it.</summary>
    /// <param name="origin">From which pipe; null: from both, in the order in which they came.</param>
    /// <param name="cancellationToken">Ends the wait; then no line was taken.</param>
    /// <returns>
    /// The line, or null: none will come any more from there. A pipe that the child has closed is over while the child still runs, if none is started anew;
    /// and one is over, whoever does not read the other.
    /// </returns>
    /// <exception cref="SubprocessStartException">The program could not be started, the first time or anew, and all lines that had come before were read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The subprocess was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it failed meanwhile.</exception>
    ValueTask<OutputLine?> ReadLineAsync(OutputOrigin? origin = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes to the child's input, behind what was to be written before, and waits until the system has taken it: a child that does not read slows
    /// the writer. While the first child is being started it waits for it; between two runs there is nobody to write to.
    /// </summary>
    /// <param name="bytes">What to write. Not to be changed before it is written.</param>
    /// <param name="cancellationToken">Ends the wait. What has not begun is not written; what has begun is carried on with.</param>
    /// <exception cref="SubprocessStartException">The program could not be started.</exception>
    /// <exception cref="InputClosedException">The child has closed its input or has ended, or the input was completed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The subprocess was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it failed meanwhile.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);

    /// <summary>Closes the child's input behind what was to be written before: it reads to the end and finds it. That of later runs is open again.</summary>
    /// <param name="cancellationToken">Ends the wait, as in <see cref="WriteAsync"/>.</param>
    /// <returns>False: it was closed already, or no child runs.</returns>
    /// <exception cref="SubprocessStartException">The program could not be started.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The subprocess was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it failed meanwhile.</exception>
    ValueTask<bool> CompleteInputAsync(CancellationToken cancellationToken = default);

    /// <summary>Sends a signal to the child; what follows is the child's matter, and its policy's. Not on Windows.</summary>
    /// <param name="signal">Its number: 1 to 64.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>False: no child runs; nothing was sent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such signal.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has no signals: terminate or kill it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The subprocess was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it failed, or did not answer in time.</exception>
    ValueTask<bool> SignalAsync(int signal, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the child to end (<c>SIGTERM</c>), kills it with the tree of its children if it has not within the grace, and starts no other. What it had
    /// started and leaves behind is killed too (on Linux). If it was over, nothing is done. On Windows as <see cref="KillAsync"/>.
    /// </summary>
    /// <param name="grace">How long it has; null: <see cref="SubprocessSupervision.Grace"/>. Of two, the earlier end counts.</param>
    /// <param name="cancellationToken">Ends the wait, not the termination.</param>
    /// <returns>How it ended, now or before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The grace is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. If it was cancelled before the call, nothing is done.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it did not answer in time; it may be ended all the same.</exception>
    ValueTask<SubprocessOutcome> TerminateAsync(TimeSpan? grace = null, CancellationToken cancellationToken = default);

    /// <summary>Kills the child with the tree of its children, and starts no other. If it was over, nothing is done.</summary>
    /// <param name="cancellationToken">Ends the wait, not the kill.</param>
    /// <returns>How it ended, now or before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. If it was cancelled before the call, nothing is done.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it did not answer in time; it may be ended all the same.</exception>
    ValueTask<SubprocessOutcome> KillAsync(CancellationToken cancellationToken = default);

    /// <summary>What runs, what is unread, and who waits.</summary>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The subprocess was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it failed, or did not answer in time.</exception>
    ValueTask<SubprocessSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
