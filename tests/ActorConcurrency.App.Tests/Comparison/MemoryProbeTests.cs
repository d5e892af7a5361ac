using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>What is told of memory. Runs alone: the heap is that of the whole process.</summary>
[Collection(nameof(MemoryProbeTests))]
[CollectionDefinition(nameof(MemoryProbeTests), DisableParallelization = true)]
public sealed class MemoryProbeTests
{
    private static readonly CostBudget Budget = CostBudget.Quick with { Waiters = 100 };

    [Theory]
    [InlineData(0, 24)]
    [InlineData(1000, 1048)]
    public async Task An_instance_is_what_it_holds_and_nothing_of_the_laboratory(int more, int bytes)
    {
        var figure = await ProbeAsync(_ => new Box(more), (_, _) => { });

        // An object and its array. What the laboratory needs for a seat, 60 bytes and more, would not fit in.
        Assert.InRange(figure.InstanceBytes!.Value, bytes - 50, bytes + 50);
        Assert.Equal(0, figure.ThreadsPerInstance);
    }

    [Fact]
    public async Task An_instance_that_keeps_a_thread_is_told_by_its_thread()
    {
        var figure = await ProbeAsync(_ => new Runner(), (_, _) => { });

        Assert.InRange(figure.ThreadsPerInstance, 0.8, 1.2);
    }

    [Fact]
    public async Task One_who_waits_on_a_thread_is_what_comes_on_top_of_the_thread()
    {
        const int Bulk = 100_000;
        using var gate = new SemaphoreSlim(0);
        var figure = await ProbeAsync(_ => new Box(0), (_, subject) => subject.With(CostWaiting.Blocking(
            () =>
            {
                var held = new byte[Bulk];
                gate.Wait();
                GC.KeepAlive(held);
            },
            count => gate.Release(count))));

        // What the process frees meanwhile comes off it; a thread's own would come on top many times over.
        Assert.InRange(figure.WaiterBytes!.Value, 0.5 * Bulk, 1.5 * Bulk);
        Assert.InRange(figure.ThreadsPerWaiter!.Value, 0.8, 1.2);
    }

    private static Task<MemoryFigure> ProbeAsync<T>(Func<object, T> create, Action<T, CostSubject> more) where T : class
    {
        var arena = new CostArena(null!, threads: 2, Patience.Default);
        var contender = CostContender.Of(Side.Lock, "some", create, instance =>
        {
            var subject = CostSubject.Blocking(_ => { }, _ => null);
            more(instance, subject);
            return subject;
        });
        return new MemoryProbe(contender, exclusive: false, arena).RunAsync(Budget);
    }

    private sealed class Box(int more)
    {
        public byte[]? More { get; } = more == 0 ? null : new byte[more];
    }

    private sealed class Runner : IDisposable
    {
        private readonly ManualResetEventSlim _end = new();

        public Runner() => new Thread(_end.Wait) { IsBackground = true }.Start();

        public void Dispose() => _end.Set();
    }
}
