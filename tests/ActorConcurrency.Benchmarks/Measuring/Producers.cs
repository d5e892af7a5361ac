namespace ActorConcurrency.Benchmarks;

/// <summary>Threads that are ready to do the same at the same time.</summary>
internal sealed class Producers
{
    private readonly ManualResetEventSlim _go = new();
    private readonly Done _ended;

    /// <summary>Starts the threads, and returns once all of them wait for their start.</summary>
    public Producers(int threads, Action produce)
    {
        _ended = new Done(threads);
        var ready = new CountdownEvent(threads);
        for (var i = 0; i < threads; i++)
        {
            new Thread(() =>
            {
                ready.Signal();
                _go.Wait();
                Produce(produce);
            }).Start();
        }

        ready.Wait();
    }

    /// <summary>Lets the threads go; completes when all have ended.</summary>
    public Task RunAsync()
    {
        _go.Set();
        return _ended.Task;
    }

    private void Produce(Action produce)
    {
        try
        {
            produce();
            _ended.Signal();
        }
        catch (Exception e)
        {
            _ended.Fail(e);
        }
    }
}
