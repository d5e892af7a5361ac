namespace ActorConcurrency;

/// <summary>
/// A subprocess for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingSubprocess
{
    /// <inheritdoc cref="ISubprocess.TryWaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static SubprocessOutcome? TryWait(this ISubprocess subprocess, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => subprocess.TryWaitAsync(timeout, cancellationToken));

    /// <inheritdoc cref="ISubprocess.ReadLineAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static OutputLine? ReadLine(this ISubprocess subprocess, OutputOrigin? origin = null, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => subprocess.ReadLineAsync(origin, cancellationToken));

    /// <inheritdoc cref="SubprocessExtensions.WriteLineAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static void WriteLine(this ISubprocess subprocess, string text, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => subprocess.WriteLineAsync(text, cancellationToken));

    /// <inheritdoc cref="ISubprocess.CompleteInputAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool CompleteInput(this ISubprocess subprocess, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => subprocess.CompleteInputAsync(cancellationToken));

    /// <inheritdoc cref="ISubprocess.TerminateAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static SubprocessOutcome Terminate(this ISubprocess subprocess, TimeSpan? grace = null, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => subprocess.TerminateAsync(grace, cancellationToken));

    /// <inheritdoc cref="ISubprocess.KillAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static SubprocessOutcome Kill(this ISubprocess subprocess, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => subprocess.KillAsync(cancellationToken));
}
