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
        Thread sentinel;
        lock (_gate)
        {
            if (_sentinel is not null || _stopped) return;
            _sentinel = sentinel = new Thread(StandGuard) { IsBackground = true, Name = _name + "-sentinel" };
        }

        sentinel.Start();
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
        var before = -1L;
        while (!_stopped)
        {
            if (NobodyLeft()) return;
            if (AllSleep())
            {
                Interlocked.Exchange(ref _sentinelSleeps, 1);
                if (AllSleep()) _alarm.Wait(_idleLimit);
                Interlocked.Exchange(ref _sentinelSleeps, 0);
                before = -1;
                continue;
            }

            _alarm.Wait(Watch);
            var now = Progress();
            if (now == before && HasQueued) Relieve();
            before = now;
        }
    }

    // A pool whose threads have left needs no guard; the next thread brings one.
    private bool NobodyLeft()
    {
        lock (_gate)
        {
            if (_started > 0) return false;
            _sentinel = null;
            return true;
        }
    }

    private bool AllSleep() => Volatile.Read(ref _sleepers) >= Volatile.Read(ref _started);

    private long Progress()
    {
        long sum = 0;
        foreach (var worker in _workers) sum += worker.Runs;
        return sum;
    }

    // Work waits and nobody has begun any for a while: all awake workers are stuck.
    private void Relieve()
    {
        foreach (var worker in _workers)
        {
            if (worker.StealNext() is { } work) _shared.Enqueue(work);
        }

        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleepers) == 0 || !WakeOne()) StartOne(MaxThreads);
    }
}
