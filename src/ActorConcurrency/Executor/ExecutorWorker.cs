namespace ActorConcurrency;

/// <summary>Where a worker's news go. Thread-safe, and never throws.</summary>
internal interface IWorkerNews
{
    /// <summary>Takes them; they are in before this returns, ahead of whatever is asked later.</summary>
    void Tell(ExecutorNews news);
}

/// <summary>
/// One worker of an executor: takes one piece of work at a time, and tells when it has ended. Work, initialiser and whoever waits for a result run here or on
/// the thread pool, never in the actor. Giving it work only puts it down and wakes it.
/// </summary>
/// <param name="number">1 for the executor's first worker, and one more for each.</param>
/// <param name="initializer">Runs once, before its first work; null: nothing does.</param>
/// <param name="news">Hears of it.</param>
internal abstract class ExecutorWorker(int number, Action<int>? initializer, IWorkerNews news)
{
    public int Number => number;

    protected IWorkerNews News => news;

    /// <summary>Starts it. With an initialiser it takes work once it has said that it is ready.</summary>
    public abstract void Start();

    /// <summary>Gives it work. Only while it has none.</summary>
    public abstract void Give(Execution work);

    /// <summary>Gives it nothing any more: it ends when it has no work.</summary>
    public abstract void End();

    /// <summary>Initialises itself; false: that has failed.</summary>
    protected bool TryInitialize()
    {
        if (initializer is null) return true;
        try
        {
            initializer(number);
            OnRan();
        }
        catch (Exception failure)
        {
            news.Tell(new ExecutorNews.Broken(number, failure));
            return false;
        }

        news.Tell(new ExecutorNews.Ready(number));
        return true;
    }

    /// <summary>Runs work. Never throws.</summary>
    protected async Task RunAsync(Execution work)
    {
        var end = new ExecutionEnd(ExecutionEnd.End.Cancelled);
        var hasBegun = work.TryBegin();
        if (hasBegun) end = await work.RunAsync().ConfigureAwait(false);
        OnRan();
        // The actor knows before whoever waits for the work: a snapshot that is taken then shows it as ended.
        news.Tell(new ExecutorNews.Ended(number, work, end));
        if (hasBegun) work.Settle();
    }

    /// <summary>Code of a user's has run, on this thread.</summary>
    protected virtual void OnRan()
    {
    }
}

/// <summary>A worker on the thread pool: it has a place, and no thread.</summary>
internal sealed class PooledWorker(int number, Action<int>? initializer, IWorkerNews news) : ExecutorWorker(number, initializer, news)
{
    public override void Start() => ThreadPool.UnsafeQueueUserWorkItem(static worker => worker.TryInitialize(), this, preferLocal: false);

    public override void Give(Execution work) =>
        ThreadPool.UnsafeQueueUserWorkItem(static given => _ = given.Worker.RunAsync(given.Work), (Worker: this, Work: work), preferLocal: false);

    public override void End()
    {
    }
}
