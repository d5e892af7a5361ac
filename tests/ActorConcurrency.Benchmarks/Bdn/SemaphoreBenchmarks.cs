using BenchmarkDotNet.Attributes;

namespace ActorConcurrency.Benchmarks;

/// <summary>The case <c>semaphore</c>.</summary>
public class SemaphoreBenchmarks : ContenderBenchmarks
{
    private const int Operations = SemaphoreCases.Operations;

    [GlobalSetup(Target = nameof(ActorSemaphore))] public void StartActorSemaphore() => Use(new OurSemaphore(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorSemaphore() => OperateAsync();

    [GlobalSetup(Target = nameof(SemaphoreSlim))] public void StartSemaphoreSlim() => Use(new SlimSemaphore(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task SemaphoreSlim() => OperateAsync();

    [GlobalSetup(Target = nameof(Lock))] public void StartLock() => Use(new LockedSection(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task Lock() => OperateAsync();

    [GlobalSetup(Target = nameof(ConcurrencyLimiter))] public void StartConcurrencyLimiter() => Use(new LimiterSemaphore(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ConcurrencyLimiter() => OperateAsync();

    [GlobalSetup(Target = nameof(NitoAsyncSemaphore))] public void StartNitoAsyncSemaphore() => Use(new NitoSemaphore(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task NitoAsyncSemaphore() => OperateAsync();

    [GlobalSetup(Target = nameof(DotNextAsyncExclusiveLock))] public void StartDotNextAsyncExclusiveLock() => Use(new DotNextSemaphore(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task DotNextAsyncExclusiveLock() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoSemaphore(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}

/// <summary>The case <c>semaphore-100</c>.</summary>
public class ContendedSemaphoreBenchmarks : ContenderBenchmarks
{
    private const int Operations = SemaphoreCases.ContendedOperations;

    [GlobalSetup(Target = nameof(ActorSemaphore))] public void StartActorSemaphore() => Use(new ContendedSemaphore(new OurSemaphore()), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorSemaphore() => OperateAsync();

    [GlobalSetup(Target = nameof(SemaphoreSlim))] public void StartSemaphoreSlim() => Use(new ContendedSemaphore(new SlimSemaphore()), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task SemaphoreSlim() => OperateAsync();

    [GlobalSetup(Target = nameof(ConcurrencyLimiter))] public void StartConcurrencyLimiter() => Use(new ContendedSemaphore(new LimiterSemaphore()), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ConcurrencyLimiter() => OperateAsync();

    [GlobalSetup(Target = nameof(NitoAsyncSemaphore))] public void StartNitoAsyncSemaphore() => Use(new ContendedSemaphore(new NitoSemaphore()), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task NitoAsyncSemaphore() => OperateAsync();

    [GlobalSetup(Target = nameof(DotNextAsyncExclusiveLock))] public void StartDotNextAsyncExclusiveLock() => Use(new ContendedSemaphore(new DotNextSemaphore()), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task DotNextAsyncExclusiveLock() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ContendedSemaphore(new ProtoSemaphore()), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}
