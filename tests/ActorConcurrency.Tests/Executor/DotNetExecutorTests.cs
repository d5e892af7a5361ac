using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetExecutorTests : ExecutorConformance
{
    protected override IExecutor Create(int workers = 1, int queueCapacity = int.MaxValue, bool threads = true, Action<int>? initializer = null) =>
        new DotNetExecutor(workers, queueCapacity, initializer, threads, Time);

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetExecutor(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetExecutor(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetExecutor(queueCapacity: -1));
        Assert.Throws<ArgumentException>(() => new DotNetExecutor(initializer: async _ => await Task.Yield()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_clock_and_no_settings()
    {
        await using var executor = new DotNetExecutor();

        Assert.Equal(1, await executor.RunAsync(_ => 1));
        Assert.Equal(Environment.ProcessorCount, (await executor.SnapshotAsync()).Workers);
    }
}
