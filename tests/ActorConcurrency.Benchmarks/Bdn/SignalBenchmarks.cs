using BenchmarkDotNet.Attributes;

namespace ActorConcurrency.Benchmarks;

/// <summary>The case <c>event</c>.</summary>
public class EventBenchmarks : ContenderBenchmarks
{
    private const int Operations = EventCase.Waiters;

    [GlobalSetup(Target = nameof(ActorEvent))] public void StartActorEvent() => Use(new OurEvent(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorEvent() => OperateAsync();

    [GlobalSetup(Target = nameof(OneTaskCompletionSource))] public void StartOneTaskCompletionSource() => Use(new SharedPromiseEvent(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task OneTaskCompletionSource() => OperateAsync();

    [GlobalSetup(Target = nameof(ATaskCompletionSourceEach))] public void StartATaskCompletionSourceEach() => Use(new PromisePerWaiterEvent(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ATaskCompletionSourceEach() => OperateAsync();

    [GlobalSetup(Target = nameof(NitoAsyncManualResetEvent))] public void StartNitoAsyncManualResetEvent() => Use(new NitoEvent(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task NitoAsyncManualResetEvent() => OperateAsync();

    [GlobalSetup(Target = nameof(DotNextAsyncManualResetEvent))] public void StartDotNextAsyncManualResetEvent() => Use(new DotNextEvent(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task DotNextAsyncManualResetEvent() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoEvent(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}

/// <summary>The case <c>broadcast</c>: the time is that of one of 100,000 subscribers.</summary>
public class BroadcastBenchmarks : ContenderBenchmarks
{
    private const int Operations = BroadcastCase.Subscribers;

    [GlobalSetup(Target = nameof(ActorTicker))] public void StartActorTicker() => Use(new OurBroadcast(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ActorTicker() => OperateAsync();

    [GlobalSetup(Target = nameof(PeriodicTimerAndChannels))] public void StartPeriodicTimerAndChannels() => Use(new TimerBroadcast(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task PeriodicTimerAndChannels() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoBroadcast(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}
