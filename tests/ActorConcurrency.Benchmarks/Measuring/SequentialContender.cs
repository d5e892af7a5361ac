namespace ActorConcurrency.Benchmarks;

/// <summary>A contender whose operations come one after the other, from one task.</summary>
internal abstract class SequentialContender : CountingContender
{
    public override Task OperateAsync(int operations) => LoopAsync(operations);

    /// <summary>Does so many operations, and waits for each.</summary>
    public abstract Task LoopAsync(int times);
}
