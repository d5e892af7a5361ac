namespace Akka.Actor;

/// <summary>
/// Cancels what was scheduled with it, by hand or after a delay. Timers of the system's own scheduler are removed at once, in
/// constant time; a <see cref="CancellationTokenSource"/> is made only if somebody asks for <see cref="Token"/>. Thread-safe.
/// </summary>
public class Cancelable : ICancelable, IDisposable
{
    private static readonly object Canceled = new();

    private readonly IActionScheduler _scheduler;

    // Null, the one timer that is removed directly, or Canceled. Further timers register with the token.
    private object? _attached;
    private CancellationTokenSource? _source;
    private volatile bool _isDisposed;

    /// <summary>Creates a cancelable.</summary>
    /// <param name="scheduler">Runs <see cref="CancelAfter(TimeSpan)"/>.</param>
    public Cancelable(IActionScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        _scheduler = scheduler;
    }

    /// <summary>Creates a cancelable.</summary>
    /// <param name="scheduler">Runs <see cref="CancelAfter(TimeSpan)"/>.</param>
    public Cancelable(IScheduler scheduler) : this(Advanced(scheduler)) { }

    /// <summary>Creates a cancelable that cancels itself later.</summary>
    /// <param name="scheduler">Runs the cancellation.</param>
    /// <param name="delay">After how long; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public Cancelable(IActionScheduler scheduler, TimeSpan delay) : this(scheduler) => CancelAfter(delay);

    /// <summary>Creates a cancelable that cancels itself later.</summary>
    /// <param name="scheduler">Runs the cancellation.</param>
    /// <param name="delay">After how long; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public Cancelable(IScheduler scheduler, TimeSpan delay) : this(Advanced(scheduler), delay) { }

    /// <summary>Creates a cancelable that cancels itself later.</summary>
    /// <param name="scheduler">Runs the cancellation.</param>
    /// <param name="millisecondsDelay">After how many milliseconds; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="millisecondsDelay"/> is negative.</exception>
    public Cancelable(IScheduler scheduler, int millisecondsDelay) : this(scheduler) => CancelAfter(millisecondsDelay);

    /// <inheritdoc/>
    public bool IsCancellationRequested => ReferenceEquals(Volatile.Read(ref _attached), Canceled);

    /// <summary>Whether it has been disposed of.</summary>
    public bool IsDisposed => _isDisposed;

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The cancelable has been disposed of.</exception>
    public CancellationToken Token
    {
        get
        {
            ThrowIfDisposed();
            var source = Volatile.Read(ref _source) ?? PublishSource(new CancellationTokenSource());
            // Cancel writes _attached (full fence) and reads _source; here _source was written (full fence) before _attached is
            // read. Whatever the order, one of the two cancels the source.
            if (IsCancellationRequested) source.Cancel();
            return source.Token;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The cancelable has been disposed of.</exception>
    /// <exception cref="AggregateException">Callbacks of the token threw.</exception>
    public void Cancel() => Cancel(throwOnFirstException: false);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The cancelable has been disposed of.</exception>
    public void Cancel(bool throwOnFirstException)
    {
        ThrowIfDisposed();
        var attached = Interlocked.Exchange(ref _attached, Canceled);
        if (ReferenceEquals(attached, Canceled)) return;
        (attached as WheelTimer)?.Cancel();
        Volatile.Read(ref _source)?.Cancel(throwOnFirstException);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The cancelable has been disposed of.</exception>
    public void CancelAfter(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(delay), $"The delay must be >0, it was {delay}");
        ScheduleCancel(delay);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="millisecondsDelay"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The cancelable has been disposed of.</exception>
    public void CancelAfter(int millisecondsDelay)
    {
        if (millisecondsDelay < 0)
            throw new ArgumentOutOfRangeException(nameof(millisecondsDelay), $"The delay must be >0, it was {millisecondsDelay}");
        ScheduleCancel(TimeSpan.FromMilliseconds(millisecondsDelay));
    }

    /// <summary>Something that is cancelled already.</summary>
    public static ICancelable CreateCanceled() => AlreadyCanceledCancelable.Instance;

    /// <summary>Creates a cancelable that is cancelled as soon as one of others is.</summary>
    /// <param name="scheduler">Runs <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancelables">The others; at least one.</param>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(Advanced(scheduler), cancelables);

    /// <summary>Creates a cancelable that is cancelled as soon as one of others is.</summary>
    /// <param name="scheduler">Runs <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancelables">The others; at least one.</param>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, cancelable => cancelable.Token));

    /// <summary>Creates a cancelable that is cancelled as soon as a token is.</summary>
    /// <param name="scheduler">Runs <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancellationTokens">The tokens; at least one.</param>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        CreateLinkedCancelable(Advanced(scheduler), cancellationTokens);

    /// <summary>Creates a cancelable that is cancelled as soon as a token is.</summary>
    /// <param name="scheduler">Runs <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancellationTokens">The tokens; at least one.</param>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens)
    {
        var linked = new Cancelable(scheduler)
        {
            _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationTokens),
        };
        linked._source.Token.UnsafeRegister(static state => ((Cancelable)state!).Cancel(), linked);
        return linked;
    }

    /// <summary>Lets go of the token. Timers that were scheduled with it go on, and nothing can cancel them any more.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the token.</summary>
    /// <param name="disposing">Whether it is called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_isDisposed) return;
        _isDisposed = true;
        if (disposing) _source?.Dispose();
    }

    /// <summary>Makes <paramref name="timer"/> the one that is removed directly.</summary>
    /// <returns>False if there is one already, or it is cancelled.</returns>
    internal bool TryAttach(WheelTimer timer) => Interlocked.CompareExchange(ref _attached, timer, null) is null;

    /// <summary>Forgets a timer that is done, so that a long-lived cancelable holds nothing.</summary>
    internal void Detach(WheelTimer timer) => Interlocked.CompareExchange(ref _attached, null, timer);

    private CancellationTokenSource PublishSource(CancellationTokenSource created) =>
        Interlocked.CompareExchange(ref _source, created, null) ?? created;

    private void ScheduleCancel(TimeSpan delay)
    {
        ThrowIfDisposed();
        _scheduler.ScheduleOnce(delay, CancelUnlessDisposed, this);
    }

    private void CancelUnlessDisposed()
    {
        if (!_isDisposed) Cancel();
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed) throw new ObjectDisposedException(null, "The cancelable has been disposed");
    }

    private static IAdvancedScheduler Advanced(IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return scheduler.Advanced;
    }
}
