using BenchmarkDotNet.Attributes;

namespace ActorConcurrency.Benchmarks;

/// <summary>The case <c>work-queue-4-4</c>.</summary>
public class WorkQueueBenchmarks : ContenderBenchmarks
{
    private const int Operations = WorkQueueCase.Operations;

    [GlobalSetup(Target = nameof(ActorWorkQueue))] public void StartActorWorkQueue() => Use(new OurWorkQueue(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorWorkQueue() => OperateAsync();

    [GlobalSetup(Target = nameof(BoundedChannel))] public void StartBoundedChannel() => Use(new ChannelWorkQueue(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task BoundedChannel() => OperateAsync();

    [GlobalSetup(Target = nameof(NitoAsyncProducerConsumerQueue))] public void StartNitoAsyncProducerConsumerQueue() => Use(new NitoWorkQueue(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task NitoAsyncProducerConsumerQueue() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoWorkQueue(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}

/// <summary>The case <c>priority-queue-4-4</c>.</summary>
public class PriorityQueueBenchmarks : ContenderBenchmarks
{
    private const int Operations = PriorityQueueCase.Operations;

    [GlobalSetup(Target = nameof(ActorPriorityQueue))] public void StartActorPriorityQueue() => Use(new OurPriorityQueue(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorPriorityQueue() => OperateAsync();

    [GlobalSetup(Target = nameof(PriorityQueueUnderALock))] public void StartPriorityQueueUnderALock() => Use(new LockedPriorityQueue(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task PriorityQueueUnderALock() => OperateAsync();

    [GlobalSetup(Target = nameof(PrioritizedChannel))] public void StartPrioritizedChannel() => Use(new ChannelPriorityQueue(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task PrioritizedChannel() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoPriorityQueue(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}
