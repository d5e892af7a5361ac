using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>What is told of memory. Runs alone: the heap is that of the whole process.</summary>
[Collection(nameof(MemoryProbeTests))]
[CollectionDefinition(nameof(MemoryProbeTests), DisableParallelization = true)]
public sealed class MemoryProbeTests
{
    private static readonly CostBudget Budget = CostBudget.Quick with { Waiters = 100 };

    // Those that the contender keeps; other tests leave threads behind, which end when they like.
    private readonly Tally _threads = new();

    [Theory]
    [InlineData(0, 24)]
    [InlineData(1000, 1048)]
    public async Task An_instance_is_what_it_holds_and_nothing_of_the_laboratory(int more, int bytes)
    {
        var figure = await ProbeAsync(_ => new Box(more), (_, _) => { });

        // An object and its array. What the laboratory needs for a seat, 60 bytes and more, would not fit in.
        Assert.InRange(figure.InstanceBytes!.Value, bytes - 50, bytes + 50);
    }

    [Fact]
    public async Task An_instance_that_keeps_a_thread_is_told_by_its_thread()
    {
        var figure = await ProbeAsync(_ => new Runner(_threads), (_, _) => { });

        Assert.Equal(1, figure.ThreadsPerInstance);
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
                _threads.Enter();
                gate.Wait();
                _threads.Leave();
                GC.KeepAlive(held);
            },
            count => gate.Release(count))));

        // What the process frees meanwhile comes off it; a thread's own would come on top many times over.
        Assert.InRange(figure.WaiterBytes!.Value, 0.5 * Bulk, 1.5 * Bulk);
        Assert.Equal(1, figure.ThreadsPerWaiter);
    }

    [Fact]
    public void The_threads_of_the_process_are_counted_where_nothing_else_is_said()
    {
        const int Many = 100;
        using var end = new ManualResetEventSlim();
        using var there = new CountdownEvent(Many);
        var before = MemoryProbe.ThreadsOfProcess();

        for (var n = 0; n < Many; n++)
            new Thread(() =>
            {
                there.Signal();
                end.Wait();
            })
            { IsBackground = true }.Start();
        there.Wait();
        var after = MemoryProbe.ThreadsOfProcess();
        end.Set();

        // What else the process has may come and go, but not by the dozen.
        Assert.InRange(after - before, Many / 2, 2 * Many);
    }

    private Task<MemoryFigure> ProbeAsync<T>(Func<object, T> create, Action<T, CostSubject> more) where T : class
    {
        var arena = new CostArena(null!, threads: 2, Patience.Default);
        var contender = CostContender.Of(Side.Lock, "some", create, instance =>
        {
            var subject = CostSubject.Blocking(_ => { }, _ => null);
            more(instance, subject);
            return subject;
        });
        return new MemoryProbe(contender, exclusive: false, arena, () => _threads.Count).RunAsync(Budget);
    }

    private sealed class Box(int more)
    {
        public byte[]? More { get; } = more == 0 ? null : new byte[more];
    }

    private sealed class Tally
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Enter() => Interlocked.Increment(ref _count);

        public void Leave() => Interlocked.Decrement(ref _count);
    }

    private sealed class Runner : IDisposable
    {
        private readonly ManualResetEventSlim _end = new();
        private readonly Thread _thread;
        private readonly Tally _threads;

        public Runner(Tally threads)
        {
            _threads = threads;
            _thread = new Thread(_end.Wait) { IsBackground = true };
            _thread.Start();
            threads.Enter();
        }

        public void Dispose()
        {
            _end.Set();
            _thread.Join();
            _threads.Leave();
        }
    }
}
