using System.Collections.Concurrent;

namespace Akka.Dispatch.Workers;

/// <summary>
/// The engine's own threads. Work made ready by a worker stays with it (run-next slot, then local queue); work from outside
/// goes to a shared queue. Threads start when there is work for them and sleep when there is none; a sentinel adds threads
/// while all are stuck in blocking code.
/// </summary>
/// <remarks>
/// Wake-up: unless a worker lingers (<see cref="Linger"/>), work is published (queue write, then full fence) before its sender reads the number of sleepers; a worker counts
/// itself as a sleeper (full fence) before it looks at all queues a last time. One of the two sees the other.
/// </remarks>
internal sealed partial class WorkerPool
{
    private readonly string _name;
    private readonly int _size;
    private readonly Action<Exception> _reportFailure;
    private readonly ConcurrentQueue<IRunnable> _shared = new();
    private readonly Lock _gate = new();
    private readonly List<Worker> _sleeping = [];
    private Worker[] _workers = [];
    private int _sleepers;
    private readonly bool _guarded;
    private readonly TimeSpan _idleLimit;
    private readonly WorkerPool? _heir;
    private int _started;
    private int _named;
    private volatile bool _stopped;

    /// <param name="name">The threads' common name.</param>
    /// <param name="size">How many threads work when none is stuck.</param>
    /// <param name="reportFailure">Told what a piece of work let out.</param>
    /// <param name="guarded">Whether threads are added while all are stuck.</param>
    /// <param name="idleLimit">How long a thread without work stays; for ever by default.</param>
    /// <param name="heir">Who runs what comes when this pool has stopped; nobody by default.</param>
    /// <param name="guests">How many threads of the .NET thread pool may help out; none by default.</param>
    public WorkerPool(
        string name, int size, Action<Exception> reportFailure, bool guarded = true, TimeSpan? idleLimit = null, int guests = 0,
        WorkerPool? heir = null)
    {
        _heir = heir;
        _guests = [.. Enumerable.Range(0, guests).Select(_ => new Guest(this))];
        _name = name;
        _size = size;
        _reportFailure = reportFailure;
        _guarded = guarded;
        _idleLimit = idleLimit ?? Timeout.InfiniteTimeSpan;
    }

    public bool IsStopped => _stopped;

    /// <summary>Runs <paramref name="work"/> on one of the threads. Any thread. Once the pool has stopped, it is the heir's, or is dropped.</summary>
    public void Execute(IRunnable work)
    {
        if (Worker.Current is { } worker && worker.Pool == this)
        {
            if (worker.Push(work)) OfferHelp();
            return;
        }

        _shared.Enqueue(work);
        Interlocked.MemoryBarrier();
        if (_stopped) PassOn();
        else if (!TryInvite()) OfferHelp();
    }

    // What comes when the threads have gone: a message that met the stop of the last actor still has to become a dead letter. Who
    // enqueues looks whether the pool has stopped, who stops it looks at the queue, with a full fence between on either side.
    private void PassOn()
    {
        while (_shared.TryDequeue(out var late)) _heir?.Execute(late);
    }

    public void Share(IRunnable work) => _shared.Enqueue(work);

    public IRunnable? TakeShared() => _shared.TryDequeue(out var work) ? work : null;

    public IRunnable? StealFor(Worker thief)
    {
        foreach (var victim in _workers)
        {
            if (victim != thief && victim.Steal() is { } work) return work;
        }

        foreach (var guest in _guests)
        {
            if (guest.Worker != thief && guest.Worker.Steal() is { } work) return work;
        }

        return null;
    }

    public void ReportFailure(Exception e) => _reportFailure(e);

    public bool Continue(Worker worker) => !_stopped;

    private void OfferHelp()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _lingering) > 0) return;
        if (Volatile.Read(ref _sleepers) > 0 && WakeOne()) return;
        if (Volatile.Read(ref _started) < _size) StartOne(_size);
    }

    // Gives false when the sleeper that was counted has been woken by another or has left meanwhile.
    private bool WakeOne()
    {
        Worker worker;
        lock (_gate)
        {
            if (_sleeping.Count == 0) return false;
            worker = _sleeping[^1];
            _sleeping.RemoveAt(_sleeping.Count - 1);
            _sleepers--;
        }

        worker.Wake();
        return true;
    }

    private void StartOne(int limit)
    {
        Worker worker;
        lock (_gate)
        {
            if (_stopped || _started >= limit) return;
            _started++;
            worker = new Worker(this, $"{_name}-{++_named}");
            _workers = [.. _workers, worker];
            worker.Thread!.UnsafeStart(); // under the gate: who stops the pool waits for started threads only
        }

        if (!_guarded) return;
        StartSentinel();
        AlertSentinel();
    }

    /// <summary>Puts a worker without work to sleep. Gives false when it is one too many, or has slept too long, and must leave.</summary>
    public bool Rest(Worker worker)
    {
        lock (_gate)
        {
            if (_stopped) return false;
            if (_started > _size && !HasQueued)
            {
                Dismiss(worker); // at once, so that two that look together do not both think they are one too many
                return false;
            }

            _sleeping.Add(worker);
            Interlocked.Increment(ref _sleepers);
        }

        // The last look, after the fence: what was queued before is seen here; what is queued after sees the sleeper.
        if (HasQueued) WakeOne();
        if (!worker.Sleep(_idleLimit) && Leaves(worker)) return false;
        AlertSentinel();
        return true;
    }

    // Whoever counted it among the sleepers and finds it gone starts another: work is not lost with it.
    private bool Leaves(Worker worker)
    {
        lock (_gate)
        {
            if (!_sleeping.Remove(worker))
            {
                worker.Sleep(Timeout.InfiniteTimeSpan); // it has been woken just now: take the signal
                return false;
            }

            // In this order: who sees one sleeper less also sees one thread less, and starts another.
            Dismiss(worker);
            Interlocked.Decrement(ref _sleepers);
            return true;
        }
    }

    // Under the gate.
    private void Dismiss(Worker worker)
    {
        if (!_workers.Contains(worker)) return;
        _started--;
        _workers = _workers.Where(w => w != worker).ToArray();
    }

    private bool HasQueued
    {
        get
        {
            if (!_shared.IsEmpty) return true;
            foreach (var worker in _workers)
            {
                if (worker.HasQueued) return true;
            }

            return _guests.Any(static guest => guest.Worker.HasQueued);
        }
    }

    private bool HasWaiting => !_shared.IsEmpty || AllWorkers.Any(worker => worker.HasWaiting);

    private IEnumerable<Worker> AllWorkers => _workers.Concat(_guests.Select(guest => guest.Worker));

    public void Left(Worker worker)
    {
        lock (_gate) Dismiss(worker);
    }

    /// <summary>Stops all threads and waits for them, except for the caller's own. Work that has not begun is passed on.</summary>
    public void Stop(TimeSpan patience)
    {
        Worker[] workers;
        lock (_gate)
        {
            _stopped = true;
            workers = _workers;
            foreach (var sleeper in _sleeping) sleeper.Wake();
            _sleeping.Clear();
            _sleepers = 0;
        }

        StopSentinel(patience);
        foreach (var worker in workers)
        {
            if (worker.Thread != Thread.CurrentThread) worker.Thread!.Join(patience);
        }

        Interlocked.MemoryBarrier();
        PassOn();
    }
}
