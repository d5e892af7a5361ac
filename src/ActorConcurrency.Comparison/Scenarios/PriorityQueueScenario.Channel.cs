using System.Threading.Channels;

namespace ActorConcurrency.Comparison;

/// <content>The programs with .NET's prioritized channel. It keeps no order among equals, so an item bears its number, as the original's does.</content>
internal sealed partial class PriorityQueueScenario
{
    private static async Task OrderOfChannelAsync(Trial trial)
    {
        var post = new Post(trial);
        var queue = new Prioritized<Parcel>();
        using (trial.Measure())
        {
            await trial.OnTasks(Putters, putter => PutAllAsync(trial, queue, post, putter));
            await trial.OnTasks(Getters, getter => GetAllAsync(trial, queue, post, getter));
        }

        post.Check();
    }

    private static async Task PutAndGetOfChannelAsync(Trial trial)
    {
        var post = new Post(trial);
        var queue = new Prioritized<Parcel>();
        using (trial.Measure())
            await trial.OnTasks(Putters + Getters, n => n < Putters ? PutAllAsync(trial, queue, post, n) : GetAllAsync(trial, queue, post, n - Putters));

        post.Check(allPutBefore: false);
    }

    private static async Task BlockingGetOfChannelAsync(Trial trial)
    {
        var queue = new Prioritized<string>();
        await BlockingGetAsync(trial, queue.GetAsync, async () => await queue.PutAsync("the item", 1, trial.Cancellation));
    }

    private static async Task StarveOfChannelAsync(Trial trial)
    {
        var queue = new Prioritized<string>();
        await queue.PutAsync("low", 0, trial.Cancellation);
        for (var round = 1; round <= Rounds; round++)
        {
            await Task.Delay(Round(trial), trial.Cancellation);
            await queue.PutAsync("high", Head, trial.Cancellation);
            if (IsLow(trial, await queue.GetAsync(trial.Cancellation), round)) return;
        }

        trial.Show(Starvation, $"after {Rounds} rounds the first item still waits");
    }

    private static async Task PutAllAsync(Trial trial, Prioritized<Parcel> queue, Post post, int putter)
    {
        foreach (var parcel in post.Of(putter)) await queue.PutAsync(parcel, parcel.Priority, trial.Cancellation);
    }

    private static async Task GetAllAsync(Trial trial, Prioritized<Parcel> queue, Post post, int getter)
    {
        for (var got = 0; got < ItemsEach; got++) post.Receive(getter, await queue.GetAsync(trial.Cancellation));
    }

    /// <summary>The channel, and the number that each item gets when it is put.</summary>
    private sealed class Prioritized<T>
    {
        private readonly Channel<(long Negated, long Count, T Item)> _channel = Channel.CreateUnboundedPrioritized(
            new UnboundedPrioritizedChannelOptions<(long Negated, long Count, T Item)>
            {
                Comparer = Comparer<(long Negated, long Count, T Item)>.Create((left, right) => (left.Negated, left.Count).CompareTo((right.Negated, right.Count))),
            });

        private long _count;

        public ValueTask PutAsync(T item, int priority, CancellationToken cancellation) =>
            _channel.Writer.WriteAsync((-(long)priority, Interlocked.Increment(ref _count), item), cancellation);

        public async ValueTask<T> GetAsync(CancellationToken cancellation) => (await _channel.Reader.ReadAsync(cancellation).ConfigureAwait(false)).Item;
    }
}
