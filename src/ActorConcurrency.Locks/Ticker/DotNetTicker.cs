using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET ticker: an <see cref="ITimer"/> that is armed for each tick anew, and a channel per subscriber that the tick is written to.
/// </summary>
/// <remarks>
/// <para>It has no thread of its own: between ticks nothing runs. Not a <see cref="PeriodicTimer"/>: that one leaves the beat of its start for
/// good when the process is held up for more than a period, may be a little early, and does not say how many ticks it left out.</para>
/// <para>Difference from an actor: the lock around what loop, waits and subscriptions share is its own business. Thread-safe.</para>
/// </remarks>
public sealed class DotNetTicker : ITicker
{
    private const string Service = "ticker";
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _time;
    private readonly TickerBeat _beat;
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Creates a ticker.</summary>
    /// <param name="period">The time between two ticks: 10 ms to <see cref="int.MaxValue"/> ms.</param>
    /// <param name="started">Whether it ticks from the beginning. Yes by default.</param>
    /// <param name="time">The clock. <see cref="TimeProvider.System"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is out of range.</exception>
    public DotNetTicker(TimeSpan period, bool started = true, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _beat = new TickerBeat(CheckedPeriod(period), _time);
        if (started) _beat.Start();
    }

    /// <inheritdoc/>
    public ValueTask<Tick> WaitForTickAsync(CancellationToken cancellationToken = default) => WaitUnlimitedAsync(after: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Tick> WaitForTickAfterAsync(long number, CancellationToken cancellationToken = default) => WaitUnlimitedAsync(number, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Tick?> TryWaitForTickAsync(TimeSpan timeout, long? after = null, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        return WaitAsync(timeout, after, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ITickSubscription> SubscribeAsync(
        SlowSubscriber? policy = null, string label = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(label);
        return RefusalOf<ITickSubscription>(cancellationToken) ?? new(_beat.Subscribe(policy ?? SlowSubscriber.EveryTick, label));
    }

    /// <inheritdoc/>
    public ValueTask<bool> StartAsync(CancellationToken cancellationToken = default) => RefusalOf<bool>(cancellationToken) ?? new(_beat.Start());

    /// <inheritdoc/>
    public ValueTask<bool> StopAsync(CancellationToken cancellationToken = default) => RefusalOf<bool>(cancellationToken) ?? new(_beat.Stop());

    /// <inheritdoc/>
    public ValueTask ChangePeriodAsync(TimeSpan period, CancellationToken cancellationToken = default)
    {
        CheckedPeriod(period);
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return new(refusal.AsTask());
        _beat.Change(period);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<TickerSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<TickerSnapshot>(cancellationToken) ?? new(_beat.Snapshot());

    /// <summary>Ends the ticker; pending waits and subscriptions end with <see cref="StoppedException"/>. Ending it again does nothing.</summary>
    /// <returns>A task that completes once every pending wait has been told.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _beat.End(Refusal.Stopped(Service));
    }

    private async ValueTask<Tick> WaitUnlimitedAsync(long? after, CancellationToken cancellationToken) =>
        await WaitAsync(Timeout.InfiniteTimeSpan, after, cancellationToken).ConfigureAwait(false)
        ?? throw new UnreachableException("A wait without a limit cannot run out of time.");

    private async ValueTask<Tick?> WaitAsync(TimeSpan timeout, long? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after.GetValueOrDefault(), nameof(after));
        if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        if (timeout == TimeSpan.Zero) return _beat.Look(after);
        using var late = new CancellationTokenSource(timeout, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token, late.Token);
        try
        {
            return await _beat.WaitAsync(after, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private static TimeSpan CheckedPeriod(TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, ShortestPeriod);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, WaitLimit.Longest);
        return period;
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) =>
        Refusal.For<T>(_stopping.IsCancellationRequested, Service, cancellationToken);
}
