using System.Diagnostics;

namespace Akka.Dispatch.Workers;

/// <summary>A thread of a <see cref="WorkerPool"/> with its own queue and a slot for what it runs next.</summary>
internal sealed class Worker
{
    // A pair of actors that answer each other stays on its worker this often before the queues get a turn.
    private const int MaxRunNextInARow = 3;

    // How often the shared queue is looked at before the local one, so that neither starves: after so many runs, and where they take
    // long, whenever the clock, which is read every few runs, has moved on.
    private const int SharedQueueInterval = 61;
    private const int ClockInterval = 8;

    [ThreadStatic] private static Worker? _current;

    private readonly WorkerPool _pool;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly WorkQueue _local = new();
    private IRunnable? _next; // the owner's; see EnterNext
    private bool _atNext;
    private bool _raided;
    private long _runs;
    private long _lastLook;
    private int _inARow;

    /// <param name="pool">Whose worker it is.</param>
    /// <param name="name">The name of its thread; null for a guest, who has none.</param>
    public Worker(WorkerPool pool, string? name)
    {
        _pool = pool;
        Thread = name is null ? null : new Thread(Work) { IsBackground = true, Name = name };
    }

    public static Worker? Current => _current;

    public Thread? Thread { get; }

    public WorkerPool Pool => _pool;

    /// <summary>How many pieces of work it has begun. Written by the worker, read by the pool's sentinel.</summary>
    public long Runs => Volatile.Read(ref _runs);

    /// <summary>Whether others could take work from it.</summary>
    public bool HasQueued => !_local.IsEmpty;

    /// <summary>Whether something waits for it, be it in the slot that is nobody else's.</summary>
    public bool HasWaiting => Volatile.Read(ref _next) is not null || HasQueued;

    /// <summary>Leaves work here. Owner only. Gives whether another worker could help.</summary>
    public bool Push(IRunnable work)
    {
        // What was just made ready runs next on this worker, where its data is; what stood there goes to the queue.
        EnterNext();
        var displaced = _next;
        _next = work;
        LeaveNext();
        if (displaced is null) return false;
        if (!_local.TryPush(displaced)) _pool.Share(displaced);
        return true;
    }

    /// <summary>Takes from this worker's queue. Any thread.</summary>
    public IRunnable? Steal() => _local.TryTake();

    /// <summary>Takes what a worker that is stuck in its work would run next. The sentinel only. Gives null too if the worker is not stuck just now.</summary>
    public IRunnable? RaidNext()
    {
        if (Volatile.Read(ref _next) is null) return null;
        Volatile.Write(ref _raided, true);
        Interlocked.MemoryBarrierProcessWide();
        IRunnable? work = null;
        if (!Volatile.Read(ref _atNext))
        {
            work = _next;
            _next = null;
        }

        Volatile.Write(ref _raided, false);
        return work;
    }

    private IRunnable? TakeNext()
    {
        if (_next is null) return null; // nobody but this thread puts something there
        EnterNext();
        var work = _next;
        _next = null;
        LeaveNext();
        return work;
    }

    // The owner is at the slot with every message that one actor tells another, the sentinel only when the owner is stuck. So the owner pays for
    // two plain writes, not for an atomic operation, and the sentinel for a fence in all threads: after it either the sentinel sees that
    // the owner is at the slot, and lets it be, or the owner sees the sentinel there, and waits the few instructions that it takes.
    private void EnterNext()
    {
        while (true)
        {
            Volatile.Write(ref _atNext, true);
            if (!Volatile.Read(ref _raided)) return;
            Volatile.Write(ref _atNext, false);
            Thread.Yield();
        }
    }

    private void LeaveNext() => Volatile.Write(ref _atNext, false);

    public void Wake() => _wake.Release();

    public bool Sleep(TimeSpan limit) => _wake.Wait(limit);

    private void Work()
    {
        _current = this;
        CombiningDispatcher.RefuseOnThisThread();
        while (_pool.Continue(this))
        {
            var work = Take() ?? _pool.Linger(this);
            if (work is not null) Run(work);
            else if (!_pool.Rest(this)) break;
        }

        _current = null;
        HandOver();
        _pool.Left(this);
    }

    /// <summary>Works on a thread that is not the pool's own for a little while, on what has come from outside and what that brings about.</summary>
    public void Visit(TimeSpan limit)
    {
        var end = Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency);
        _current = this;
        do
        {
            if ((TakeNext() ?? _local.TryTake() ?? _pool.TakeShared()) is not { } work) break;
            Run(work);
        }
        while (_pool.Continue(this) && Stopwatch.GetTimestamp() < end);
        _current = null;
        HandOver();
    }

    private void Run(IRunnable work)
    {
        Volatile.Write(ref _runs, _runs + 1);
        try
        {
            work.Run();
        }
        catch (Exception e)
        {
            _pool.ReportFailure(e);
        }
    }

    public IRunnable? Take()
    {
        if (IsSharedQueueDue() && _pool.TakeShared() is { } shared) return shared;
        if (_inARow < MaxRunNextInARow && TakeNext() is { } next)
        {
            _inARow++;
            return next;
        }

        _inARow = 0;
        return _local.TryTake() ?? _pool.TakeShared() ?? TakeNext() ?? _pool.StealFor(this);
    }

    private bool IsSharedQueueDue()
    {
        if (_runs % SharedQueueInterval == 0) return true;
        if (_runs % ClockInterval != 0) return false;
        var last = _lastLook;
        return (_lastLook = Environment.TickCount64) != last;
    }

    // What a leaving worker still holds goes to the others.
    private void HandOver()
    {
        while ((TakeNext() ?? _local.TryTake()) is { } work) _pool.Execute(work);
    }
}
