using BenchmarkDotNet.Attributes;

namespace ActorConcurrency.Benchmarks;

/// <summary>The case <c>ask</c>.</summary>
public class AskBenchmarks : ContenderBenchmarks
{
    private const int Operations = AskCase.Operations;

    [GlobalSetup(Target = nameof(Akka))] public void StartAkka() => Use(new AkkaAsk(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task Akka() => OperateAsync();

    [GlobalSetup(Target = nameof(ChannelAndTaskCompletionSource))] public void StartChannelAndTaskCompletionSource() => Use(new ChannelAsk(), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task ChannelAndTaskCompletionSource() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoAsk(), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}

/// <summary>The case <c>tell-1</c>.</summary>
public class Tell1Benchmarks : ContenderBenchmarks
{
    private const int Operations = TellCases.Operations;

    [GlobalSetup(Target = nameof(Akka))] public void StartAkka() => Use(new AkkaTell(producers: 1, Dispatching.Inline), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task Akka() => OperateAsync();

    [GlobalSetup(Target = nameof(UnboundedChannel))] public void StartUnboundedChannel() => Use(new ChannelTell(producers: 1), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task UnboundedChannel() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoTell(producers: 1), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}

/// <summary>The case <c>tell-8</c>.</summary>
public class Tell8Benchmarks : ContenderBenchmarks
{
    private const int Operations = TellCases.Operations;

    [GlobalSetup(Target = nameof(Akka))] public void StartAkka() => Use(new AkkaTell(producers: 8, Dispatching.Inline), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task Akka() => OperateAsync();

    [GlobalSetup(Target = nameof(UnboundedChannel))] public void StartUnboundedChannel() => Use(new ChannelTell(producers: 8), Operations);
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)] public Task UnboundedChannel() => OperateAsync();

    [GlobalSetup(Target = nameof(ProtoActor))] public void StartProtoActor() => Use(new ProtoTell(producers: 8), Operations);
    [Benchmark(OperationsPerInvoke = Operations)] public Task ProtoActor() => OperateAsync();
}
