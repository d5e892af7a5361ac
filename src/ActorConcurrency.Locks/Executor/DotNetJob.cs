namespace ActorConcurrency.Locks;

/// <summary>Work in a <see cref="DotNetExecutor"/>, and since when it is queued or runs. Only its worker changes it.</summary>
internal sealed class DotNetJob(Execution execution, long number, TimeSpan since)
{
    private volatile int _worker;
    private long _since = since.Ticks;

    public Execution Execution => execution;

    public long Number => number;

    /// <summary>Who runs it; 0: nobody yet.</summary>
    public int Worker => _worker;

    public void Begin(int worker, TimeSpan now)
    {
        Interlocked.Exchange(ref _since, now.Ticks);
        _worker = worker;
    }

    public RunningWork DescribeRunning(TimeSpan now) => new(execution.Options.Name, Worker, Age(now), execution.IsAskedToStop);

    public QueuedWork DescribeQueued(TimeSpan now) => new(execution.Options.Name, Age(now), execution.SubmittedBy);

    private TimeSpan Age(TimeSpan now) => now - new TimeSpan(Interlocked.Read(ref _since));
}
