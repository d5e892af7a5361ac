using BenchmarkDotNet.Attributes;

namespace ActorConcurrency.Benchmarks;

/// <summary>The case <c>counter-8</c>.</summary>
public class CounterBenchmarks : ContenderBenchmarks
{
    private const int Operations = CounterCases.Operations;

    [GlobalSetup(Target = nameof(ActorCounter))] public void StartActorCounter() => Use(new OurCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorCounter() => OperateAsync();

    [GlobalSetup(Target = nameof(Lock))] public void StartLock() => Use(new LockedCounter(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task Lock() => OperateAsync();

    [GlobalSetup(Target = nameof(Interlocked))] public void StartInterlocked() => Use(new InterlockedCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task Interlocked() => OperateAsync();

    [GlobalSetup(Target = nameof(DotNextAsyncCounter))] public void StartDotNextAsyncCounter() => Use(new DotNextCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task DotNextAsyncCounter() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}

/// <summary>The case <c>counter-awaited</c>.</summary>
public class AwaitedCounterBenchmarks : ContenderBenchmarks
{
    private const int Operations = CounterCases.AwaitedOperations;

    [GlobalSetup(Target = nameof(ActorCounter))] public void StartActorCounter() => Use(new OurAwaitedCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorCounter() => OperateAsync();

    [GlobalSetup(Target = nameof(SemaphoreSlim))] public void StartSemaphoreSlim() => Use(new SlimCounter(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task SemaphoreSlim() => OperateAsync();

    [GlobalSetup(Target = nameof(Lock))] public void StartLock() => Use(new LockedSequence(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task Lock() => OperateAsync();

    [GlobalSetup(Target = nameof(Interlocked))] public void StartInterlocked() => Use(new InterlockedSequence(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task Interlocked() => OperateAsync();

    [GlobalSetup(Target = nameof(NitoAsyncLock))] public void StartNitoAsyncLock() => Use(new NitoCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task NitoAsyncLock() => OperateAsync();

    [GlobalSetup(Target = nameof(DotNextAsyncExclusiveLock))] public void StartDotNextAsyncExclusiveLock() => Use(new DotNextGuardedCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task DotNextAsyncExclusiveLock() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoAwaitedCounter(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}
