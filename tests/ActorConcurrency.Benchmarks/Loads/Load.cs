using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Work of one kind, in cycles, each of which is checked: nothing may be lost and nothing doubled.</summary>
internal abstract class Load(string name)
{
    // Not a measure of time: a limit for a cycle that hangs, and far beyond what any takes on a busy machine.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public string Name => name;

    /// <summary>How many operations were done and found right.</summary>
    public long Operations { get; private set; }

    /// <summary>Works until it is told to end, then finishes its cycle.</summary>
    /// <exception cref="WrongResultException">Something was lost, doubled or out of order, or a cycle has not ended.</exception>
    public async Task RunAsync(ActorSystem system, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                Operations += await CycleAsync(system).WaitAsync(Limit, CancellationToken.None);
            }
            catch (Exception e)
            {
                throw new WrongResultException($"{Name}: {e.Message}");
            }
        }
    }

    /// <summary>Does some operations, checks them and gives how many they were.</summary>
    protected abstract Task<int> CycleAsync(ActorSystem system);

    protected static Task AtOnce(int tasks, Func<int, Task> work) =>
        Task.WhenAll(Enumerable.Range(0, tasks).Select(index => Task.Run(() => work(index))));
}
