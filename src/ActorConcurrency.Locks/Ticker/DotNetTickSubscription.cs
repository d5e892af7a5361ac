using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ActorConcurrency.Locks;

/// <summary>A subscription to a <see cref="DotNetTicker"/>: a channel that drops the oldest tick when it is full. Thread-safe.</summary>
internal sealed class DotNetTickSubscription : ITickSubscription
{
    private readonly Channel<Tick> _ticks;
    private readonly int _capacity;
    private readonly TimeSpan _since;
    private readonly Action<DotNetTickSubscription> _forget;
    private long _droppedBefore;
    private long _last;
    private long _dropped;
    private int _reading;
    private volatile bool _disposed;

    public DotNetTickSubscription(SlowSubscriber policy, string label, long after, TimeSpan since, Action<DotNetTickSubscription> forget)
    {
        (_capacity, Label, _last, _since, _forget, Place) = (policy.Capacity, label, after, since, forget, new(this));
        _ticks = policy == SlowSubscriber.EveryTick
            ? Channel.CreateUnbounded<Tick>()
            : Channel.CreateBounded<Tick>(new BoundedChannelOptions(policy.Capacity) { FullMode = BoundedChannelFullMode.DropOldest }, _ => _droppedBefore++);
    }

    public string Label { get; }

    /// <summary>Its place among the ticker's subscriptions, which are not searched for it. The ticker's lock guards it.</summary>
    public LinkedListNode<DotNetTickSubscription> Place { get; }

    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Read under the ticker's lock, as is everything that its writing changes.</summary>
    public TickSubscriber Describe(TimeSpan now) => new(Label, _capacity, _ticks.Reader.Count, _droppedBefore) { Subscribed = now - _since };

    public void Offer(Tick tick) => _ticks.Writer.TryWrite(tick);

    public void Complete(Exception? reason) => _ticks.Writer.TryComplete(reason);

    public async IAsyncEnumerable<Tick> TicksAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
            throw new InvalidOperationException("This subscription is being read already. Subscribe once for each reader.");
        try
        {
            while (await _ticks.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (_disposed) yield break;
                if (!_ticks.Reader.TryRead(out var tick)) continue;
                Volatile.Write(ref _dropped, _dropped + tick.Number - _last - 1);
                _last = tick.Number;
                yield return tick;
            }
        }
        finally
        {
            // Releases what this reader wrote to the next one, which begins with a full fence.
            Volatile.Write(ref _reading, 0);
        }
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        _forget(this);
        Complete(reason: null);
        return default;
    }
}
