using System.Runtime.CompilerServices;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET countdown: an asynchronous loop on <see cref="PeriodicTimer"/>, ended by a <see cref="CancellationToken"/>,
/// whose ticks go through channels.
/// </summary>
/// <remarks>
/// <para>It has no thread of its own: between ticks nothing runs. Ticks stay on the beat of the first one; a loop that is held up
/// ticks late and skips no number. It never fails: no code of a user runs inside the loop.</para>
/// <para>Difference from an actor: the lock around its few fields is its own business, and so is every race in here. Thread-safe.</para>
/// </remarks>
public sealed class DotNetCountdown : ICountdown
{
    private readonly int _from;
    private readonly CountdownLog _log;
    private readonly CancellationTokenSource _termination = new();

    private DotNetCountdown(int from) => (_from, _log) = (from, new CountdownLog(from));

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
        var countdown = new DotNetCountdown(from);
        var timer = new PeriodicTimer(period, time ?? TimeProvider.System);
        _ = Unflowed.Make(() => countdown.RunAsync(timer));
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
    public async ValueTask<CountdownOutcome> TerminateAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _log.Terminate();
        await _termination.CancelAsync().ConfigureAwait(false);
        return await Completion.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<CountdownSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<CountdownSnapshot>(cancellationToken)
            : new(_log.Snapshot());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await TerminateAsync().ConfigureAwait(false);

    private async Task RunAsync(PeriodicTimer timer)
    {
        using (timer)
        {
            try
            {
                while (_log.TryTick())
                    await timer.WaitForNextTickAsync(_termination.Token).ConfigureAwait(false);
                _log.Finish();
            }
            catch (OperationCanceledException)
            {
                // Terminated: the log knows, since it was told before the token was cancelled.
            }
        }
    }
}
