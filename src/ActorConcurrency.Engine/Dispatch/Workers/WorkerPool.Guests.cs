namespace Akka.Dispatch.Workers;

internal sealed partial class WorkerPool
{
    // The answer that the thread waits for stands in that thread's own queue: it must not be kept from it by others' work.
    private static readonly TimeSpan LengthOfVisit = TimeSpan.FromMicroseconds(100);

    [ThreadStatic] private static bool _asks;

    private readonly Guest[] _guests;

    private bool HasGuest => _guests.Any(static guest => guest.IsInvited);

    /// <summary>
    /// Says that this thread is about to wait for the answer to what it sends until <see cref="Asked"/>. If it is a thread of the .NET pool, it
    /// will be free then: to let it run the actor itself costs nothing, to wake a worker and to be woken by it costs microseconds.
    /// </summary>
    public static void Asks() => _asks = true;

    /// <summary>Takes it back.</summary>
    public static void Asked() => _asks = false;

    /// <summary>Lets a thread of the .NET pool come and look for work. Gives false if this is no moment for it; then a worker is needed.</summary>
    /// <remarks>
    /// The work is published before the guest is marked as invited (compare-and-swap: full fence); a guest that leaves unmarks itself (full
    /// fence), then looks once more. If no guest can be marked, somebody of our own is woken: nobody relies on a guest that is at work.
    /// An invitation that nobody follows, because the thread did not wait after all, is noticed by the sentinel, which wakes a worker.
    /// </remarks>
    private bool TryInvite()
    {
        if (!_asks || _guests.Length == 0 || !Thread.CurrentThread.IsThreadPoolThread) return false;
        foreach (var guest in _guests)
        {
            if (!guest.TryInvite()) continue;
            StartSentinel(); // after the mark: a sentinel that leaves looks for marks under the gate
            AlertSentinel();
            ThreadPool.UnsafeQueueUserWorkItem(guest, preferLocal: true);
            return true;
        }

        return false;
    }

    /// <summary>A thread of the .NET pool, for as long as it works here.</summary>
    private sealed class Guest(WorkerPool pool) : IThreadPoolWorkItem
    {
        private int _invited;

        public Worker Worker { get; } = new(pool, name: null);

        public bool IsInvited => Volatile.Read(ref _invited) == 1;

        public bool TryInvite() => Volatile.Read(ref _invited) == 0 && Interlocked.CompareExchange(ref _invited, 1, 0) == 0;

        public void Execute()
        {
            Worker.Visit(LengthOfVisit);
            Interlocked.Exchange(ref _invited, 0);
            if (pool.HasQueued) pool.OfferHelp();
        }
    }
}
