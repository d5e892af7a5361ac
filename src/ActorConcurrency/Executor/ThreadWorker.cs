using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>
/// A worker that is a thread. Work may interrupt that thread, so that its next wait fails, here: then the thread ends and says so, and the executor starts
/// another worker. Whatever the work has left to await goes on on the thread pool.
/// </summary>
internal sealed class ThreadWorker : ExecutorWorker
{
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Thread _thread;
    private Execution? _given;
    private volatile bool _isDead;

    /// <param name="number">1 for the executor's first worker, and one more for each.</param>
    /// <param name="name">The thread's name.</param>
    /// <param name="initializer">Runs once, before its first work; null: nothing does.</param>
    /// <param name="news">Hears of it.</param>
    public ThreadWorker(int number, string name, Action<int>? initializer, IWorkerNews news) : base(number, initializer, news) =>
        _thread = new Thread(Serve) { Name = name, IsBackground = true };

    public override void Start() => _thread.UnsafeStart();

    public override void Give(Execution work)
    {
        Volatile.Write(ref _given, work);
        _wake.Release();
    }

    public override void End() => _wake.Release();

    protected override void OnRan()
    {
        if (Thread.CurrentThread != _thread || !WasInterrupted()) return;
        // Before the news of the work's end, after which it would be given more.
        _isDead = true;
        News.Tell(new ExecutorNews.Died(Number));
    }

    private void Serve()
    {
        try
        {
            if (!TryInitialize() || _isDead) return;
            do _wake.Wait();
            while (TryRun() && !_isDead);
        }
        catch (ThreadInterruptedException)
        {
            News.Tell(new ExecutorNews.Died(Number));
        }
    }

    // A method of its own: while it waits for more, nothing on its stack keeps what it has run.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryRun()
    {
        if (Interlocked.Exchange(ref _given, null) is not { } work) return false;
        // What is not over at its first await goes on elsewhere; it tells itself when it is.
        _ = RunAsync(work);
        // It may have interrupted this thread before that await; the next work must not see it.
        if (!_isDead) OnRan();
        return true;
    }

    // An interruption that nothing has waited for yet.
    private bool WasInterrupted()
    {
        try
        {
            _thread.Join(0);
            return false;
        }
        catch (ThreadInterruptedException)
        {
            return true;
        }
    }
}
