namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET subprocess: a <see cref="System.Diagnostics.Process"/>, two loops that read its pipes as they are filled, and an asynchronous
/// method that starts it anew.
/// </summary>
/// <remarks>
/// Difference from an actor: the lock around lines, readers and state is its own business, and so is every race in here. Thread-safe.
/// </remarks>
public sealed partial class DotNetSubprocess : ISubprocess
{
    private readonly Lock _lock = new();
    private readonly SubprocessStart _start;
    private readonly SubprocessSupervision _supervision;
    private readonly TimeProvider _time;
    private readonly Lazy<Task> _disposal;
    private volatile bool _isDisposed;

    private DotNetSubprocess(SubprocessStart start, SubprocessSupervision supervision, TimeProvider time)
    {
        (_start, _supervision, _time) = (start, supervision, time);
        (_room, _plan, _since, _events) = (new(supervision.BufferLines), new(supervision.Restart, Random.Shared.NextDouble), time.GetTimestamp(), new(this));
        _disposal = new(DisposeOnceAsync);
        // Whoever does not look at it need not hear of it again.
        _ = Unflowed.Make(() => _started.Task.ContinueWith(static started => started.Exception, TaskScheduler.Default));
    }

    /// <inheritdoc/>
    public Task<int> Started => _started.Task;

    /// <inheritdoc/>
    public Task<SubprocessOutcome> Completion => _completion.Task;

    /// <summary>Starts a program.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="supervision">How it is looked after; null: as by default.</param>
    /// <param name="time">The clock of timeouts, graces and delays. <see cref="TimeProvider.System"/> by default.</param>
    /// <returns>The subprocess; <see cref="Started"/> tells when it runs, or why not.</returns>
    /// <exception cref="ArgumentException">Something of the start is what no system would take.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Something is out of range; the message names it and the range.</exception>
    public static DotNetSubprocess Start(SubprocessStart start, SubprocessSupervision? supervision = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        var subprocess = new DotNetSubprocess(start.Checked(), (supervision ?? new()).Checked(), time ?? TimeProvider.System);
        _ = Unflowed.Make(subprocess.SuperviseAsync);
        return subprocess;
    }

    /// <summary>Runs a program to its end and gives its end and its output. Python's <c>subprocess.run</c>.</summary>
    /// <param name="start">What to start; its input is completed if none is given.</param>
    /// <param name="limits">How much output is kept; null: the defaults.</param>
    /// <param name="supervision">How it is looked after, but for restarts; null: as by default.</param>
    /// <param name="time">The clock of timeouts and graces. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="SubprocessStartException">It could not be started.</exception>
    /// <exception cref="ArgumentException">Something of the start is what no system would take.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Something is out of range; the message names it and the range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the program was killed.</exception>
    public static async Task<RunResult> RunAsync(
        SubprocessStart start, RunLimits? limits = null, SubprocessSupervision? supervision = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        cancellationToken.ThrowIfCancellationRequested();
        limits = (limits ?? new()).Checked();
        var once = (supervision ?? new()) with { Restart = RestartPolicy.Never };
        var subprocess = Start(start with { Input = start.Input ?? ReadOnlyMemory<byte>.Empty }, once, time);
        return await SubprocessExtensions.RunAsync(subprocess, limits, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<SubprocessOutcome?> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout, "await Completion");
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await Completion.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SubprocessOutcome> TerminateAsync(TimeSpan? grace = null, CancellationToken cancellationToken = default)
    {
        if (grace is { } given) SubprocessSupervision.CheckedGrace(given);
        cancellationToken.ThrowIfCancellationRequested();
        End(grace ?? _supervision.Grace);
        return await Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<SubprocessOutcome> KillAsync(CancellationToken cancellationToken = default) => TerminateAsync(TimeSpan.Zero, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> SignalAsync(int signal, CancellationToken cancellationToken = default)
    {
        SignalNumber.Checked(signal);
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        return new(_child?.Signal(signal) ?? false);
    }

    /// <summary>
    /// Terminates it with its grace; what is unread is dropped, and who waits for a line or to write ends with <see cref="StoppedException"/>. How it
    /// ended is still told.
    /// </summary>
    /// <returns>A task that completes once no child runs.</returns>
    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return new(_disposal.Value);
    }

    private async Task DisposeOnceAsync()
    {
        StopReaders();
        await TerminateAsync().ConfigureAwait(false);
        foreach (var child in ChildrenWithOutput()) await child.DisposeAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed) throw Stopped();
    }

    private StoppedException Stopped() => new($"The subprocess '{_start.Program}' was disposed of; nothing was done. Start a new one.");
}
