using System.Runtime.CompilerServices;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET countdown: an <see cref="ITimer"/> that is armed anew by each tick, and channels that the ticks go through.
/// </summary>
/// <remarks>
/// <para>It has no thread of its own: between ticks nothing runs. A tick that comes late puts the later ones off and no number is skipped,
/// as with the sleep on the page; after a hold-up, a <see cref="PeriodicTimer"/> would tick two numbers at once. It never fails: no code of a
/// user runs in the timer.</para>
/// <para>Difference from an actor: the lock around its few fields is its own business, and so is every race in here. Thread-safe.</para>
/// </remarks>
public sealed class DotNetCountdown : ICountdown
{
    private readonly int _from;
    private readonly CountdownLog _log;
    private readonly TimeSpan _period;
    private readonly Lock _arming = new();
    private readonly ITimer _timer;

    private DotNetCountdown(int from, TimeSpan period, TimeProvider time)
    {
        (_from, _period, _log) = (from, period, new CountdownLog(from));
        _timer = Unflowed.Make(() => time.CreateTimer(_ => Next(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    /// <inheritdoc/>
    public Task Started => _log.Started;

    /// <inheritdoc/>
    public Task<CountdownOutcome> Completion => _log.Completion;

    /// <summary>Starts a countdown; its first number has been ticked when this returns.</summary>
    /// <param name="from">The first number; 0 or more. 0 finishes at once.</param>
    /// <param name="period">The time from one number to the next; at least 1 ms, at most <see cref="uint.MaxValue"/> − 1 ms.</param>
    /// <param name="time">The clock. <see cref="TimeProvider.System"/> by default.</param>
    /// <returns>The running countdown.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> or <paramref name="period"/> is out of range.</exception>
    public static DotNetCountdown Start(int from, TimeSpan period, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period.TotalMilliseconds, uint.MaxValue, nameof(period));
        var countdown = new DotNetCountdown(from, period, time ?? TimeProvider.System);
        countdown.Next();
        return countdown;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<int> TicksAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var listener = _log.Listen(out var remaining);
        try
        {
            for (var tick = _from; tick > remaining; tick--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return tick;
            }

            await foreach (var tick in listener.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return tick;
        }
        finally
        {
            _log.Forget(listener);
        }
    }

    /// <inheritdoc/>
    public ValueTask<CountdownOutcome> TerminateAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<CountdownOutcome>(cancellationToken);
        _log.Terminate();
        EndTimer();
        return new(Completion);
    }

    /// <inheritdoc/>
    public ValueTask<CountdownSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<CountdownSnapshot>(cancellationToken)
            : new(_log.Snapshot());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await TerminateAsync().ConfigureAwait(false);

    // Once it is over, the log takes neither a number nor another end.
    private void Next()
    {
        if (_log.TryTick())
        {
            lock (_arming) _timer.Change(_period, Timeout.InfiniteTimeSpan);
            return;
        }

        _log.Finish();
        EndTimer();
    }

    // Not while it is being armed: a clock may be a user's, and not every timer bears both at once.
    private void EndTimer()
    {
        lock (_arming) _timer.Dispose();
    }
}
