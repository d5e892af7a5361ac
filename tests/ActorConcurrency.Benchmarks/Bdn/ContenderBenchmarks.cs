using BenchmarkDotNet.Attributes;

namespace ActorConcurrency.Benchmarks;

/// <summary>Runs the contenders of <c>ratios</c> by BenchmarkDotNet: one method for each, set up by its own, all of them otherwise the same.</summary>
/// <remarks>An invocation does all operations of a run, and is prepared and checked outside the time that is measured.</remarks>
[MemoryDiagnoser]
public abstract class ContenderBenchmarks
{
    private Contender _contender = null!;
    private int _operations;

    // BenchmarkDotNet awaits neither the preparation of an iteration nor its end.
    [IterationSetup]
    public void Prepare() => _contender.PrepareAsync(_operations).GetAwaiter().GetResult();

    [IterationCleanup]
    public void Check() => _contender.CheckAsync(_operations).GetAwaiter().GetResult();

    [GlobalCleanup]
    public async Task StopAsync() => await _contender.DisposeAsync();

    private protected void Use(Contender contender, int operations) => (_contender, _operations) = (contender, operations);

    private protected Task OperateAsync() => _contender.OperateAsync(_operations);
}
