namespace Akka.Dispatch.Workers;

internal sealed partial class WorkerPool
{
    // Long enough to be no load, short enough that an actor behind a blocked one hardly notices.
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(10);

    // Threads that block for ever must not eat the machine.
    private const int MaxThreads = 512;

    private readonly SemaphoreSlim _alarm = new(0);
    private Thread? _sentinel;
    private int _sentinelSleeps;

    private void StartSentinel()
    {
        lock (_gate)
        {
            if (_sentinel is not null || _stopped) return;
            _sentinel = new Thread(StandGuard) { IsBackground = true, Name = _name + "-sentinel" };
            _sentinel.UnsafeStart(); // as with the workers: the context of whoever was the first must not be everybody's
        }
    }

    /// <summary>
    /// Called by a worker that wakes up. Its exchange and the sentinel's make sure that one of them sees the other: either
    /// the sentinel counts this worker as awake, or this worker sees the sentinel asleep and wakes it.
    /// </summary>
    private void AlertSentinel()
    {
        if (Interlocked.Exchange(ref _sentinelSleeps, 0) == 1) _alarm.Release();
    }

    private void StopSentinel(TimeSpan patience)
    {
        _alarm.Release();
        if (_sentinel is { } thread && thread != Thread.CurrentThread) thread.Join(patience);
    }

    private void StandGuard()
    {
        var before = new Dictionary<Worker, long>();
        while (!_stopped)
        {
            if (NobodyLeft()) return;
            if (AllSleep())
            {
                Interlocked.Exchange(ref _sentinelSleeps, 1);
                if (AllSleep()) _alarm.Wait(_idleLimit);
                Interlocked.Exchange(ref _sentinelSleeps, 0);
                before.Clear();
                continue;
            }

            _alarm.Wait(Watch);
            Relieve(before);
        }
    }

    // A pool whose threads have left needs no guard; the next thread brings one.
    private bool NobodyLeft()
    {
        lock (_gate)
        {
            if (_started > 0 || HasGuest) return false;
            _sentinel = null;
            return true;
        }
    }

    private bool AllSleep() => Volatile.Read(ref _sleepers) >= Volatile.Read(ref _started) && !HasGuest;

    // A worker that has begun nothing since the last look is stuck: what it would run next goes to the others. If all are
    // stuck and work waits, a thread more is needed.
    private void Relieve(Dictionary<Worker, long> before)
    {
        bool relieved = false, progress = false;
        foreach (var worker in AllWorkers)
        {
            var runs = worker.Runs;
            if (!before.TryGetValue(worker, out var last) || last != runs) progress = true;
            else if (worker.RaidNext() is { } work)
            {
                _shared.Enqueue(work);
                relieved = true;
            }

            before[worker] = runs;
        }

        if (!relieved && (progress || !HasWaiting)) return;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleepers) > 0 && WakeOne()) return;
        if (!progress) StartOne(MaxThreads);
    }
}
