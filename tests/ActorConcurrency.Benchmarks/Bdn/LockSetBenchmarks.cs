using BenchmarkDotNet.Attributes;

namespace ActorConcurrency.Benchmarks;

/// <summary>The case <c>lock-set</c>.</summary>
public class LockSetBenchmarks : ContenderBenchmarks
{
    private const int Operations = LockSetCase.Operations;

    [GlobalSetup(Target = nameof(ActorLockSet))] public void StartActorLockSet() => Use(new OurLockSet(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorLockSet() => OperateAsync();

    [GlobalSetup(Target = nameof(TwoSemaphoreSlims))] public void StartTwoSemaphoreSlims() => Use(new SlimLockSet(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task TwoSemaphoreSlims() => OperateAsync();

    [GlobalSetup(Target = nameof(TwoLocks))] public void StartTwoLocks() => Use(new NestedLocks(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task TwoLocks() => OperateAsync();

    [GlobalSetup(Target = nameof(TwoNitoAsyncLocks))] public void StartTwoNitoAsyncLocks() => Use(new NitoLockSet(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task TwoNitoAsyncLocks() => OperateAsync();

    [GlobalSetup(Target = nameof(TwoDotNextAsyncExclusiveLocks))] public void StartTwoDotNextAsyncExclusiveLocks() => Use(new DotNextLockSet(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task TwoDotNextAsyncExclusiveLocks() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoLockSet(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}
