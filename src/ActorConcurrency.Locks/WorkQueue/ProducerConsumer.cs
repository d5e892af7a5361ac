namespace ActorConcurrency.Locks;

/// <summary>
/// The page's program: a producer of random numbers from 0 to 10, one every 10 ms, and a consumer, on a <see cref="PythonQueue{T}"/> with
/// a sentinel; the main thread joins the queue. Source: "Thread communication".
/// </summary>
/// <remarks>
/// <para>Faults, kept. As printed the producer never ends: the line that puts the sentinel cannot be reached, the consumer never stops,
/// and the process never ends, while the join has returned long since, at once as a rule, for nothing has been put yet.</para>
/// <para>With a producer that ends, the sentinel is put twice (the consumer puts it back for others) and acknowledged never: two items
/// stay unfinished, and a join that comes later, or is still waiting, hangs.</para>
/// </remarks>
public sealed class ProducerConsumer
{
    private static readonly object Sentinel = new();
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly Action<string> _print;
    private readonly Action<TimeSpan> _sleep;
    private readonly Random _random;
    private readonly long _items;

    private ProducerConsumer(Action<string> print, Action<TimeSpan> sleep, Random random, long? items)
    {
        (_print, _sleep, _random, _items) = (print, sleep, random, items ?? long.MaxValue);
        Consumer = PythonThread.Create(Consume, "consumer");
        Producer = PythonThread.Create(Produce, "producer");
    }

    /// <summary>The queue between the two.</summary>
    public PythonQueue<object> Queue { get; } = new();

    /// <summary>The consumer's thread, started.</summary>
    public Thread Consumer { get; }

    /// <summary>The producer's thread, started.</summary>
    public Thread Producer { get; }

    /// <summary>Starts both threads, the consumer first, as the page does. Call <see cref="PythonQueue{T}.Join"/> on the queue next.</summary>
    /// <param name="print">Takes each printed line, called by the thread that prints it.</param>
    /// <param name="sleep">How the producer sleeps before each item; <see cref="Thread.Sleep(TimeSpan)"/> as a rule.</param>
    /// <param name="random">The producer's random numbers; used by its thread alone.</param>
    /// <param name="items">How many items it produces, 0 or more; null, the default: without end, as printed.</param>
    /// <returns>The running program.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="items"/> is negative.</exception>
    public static ProducerConsumer Launch(Action<string> print, Action<TimeSpan> sleep, Random random, long? items = null)
    {
        if (items is { } count) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(items));
        var program = new ProducerConsumer(print, sleep, random, items);
        program.Consumer.Start();
        program.Producer.Start();
        return program;
    }

    private void Produce()
    {
        for (var produced = 0L; produced < _items; produced++)
        {
            _sleep(Pause);
            var data = _random.Next(0, 11);
            _print($"Produce data {data}");
            Queue.Put(data);
        }

        Queue.Put(Sentinel);
    }

    private void Consume()
    {
        while (true)
        {
            var data = Queue.Get();
            _print($"Receive data {(ReferenceEquals(data, Sentinel) ? "sentinel" : data)}");
            if (ReferenceEquals(data, Sentinel))
            {
                Queue.Put(Sentinel);
                break;
            }

            Queue.TaskDone();
        }
    }
}
