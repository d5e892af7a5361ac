using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What it costs to have something done.</content>
internal sealed partial class ExecutorScenario
{
    private const string Right = "gave the right result";

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Seldom = true,
        Operation = "submit a job that does nothing and wait for its result; then hold, outside",
        Notes = ["The original blocks the caller's thread; the others do not.", "The thread pool of .NET is not bounded to as many workers.", "A lock is not in it: it would be the original again."],
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonThreadPool), _ => new PooledCalls(), Waiting),
            CostContender.Of(Side.DotNet, "Task.Run", _ => new object(), _ => Running()),
            CostContender.Of(Side.Twin, nameof(DotNetExecutor), _ => new DotNetExecutor(), Submitting),
            .. CostContender.ActorBothWays(
                nameof(ActorExecutor), (system, gateFirst) => ActorExecutor.Start(system, new ExecutorSettings { Threads = false, GateFirst = gateFirst }), Submitting),
        ],
    };

    private static CostSubject Submitting(IExecutor executor) => Lifetimes.Async(
        async () => await executor.RunAsync(static _ => 1).ConfigureAwait(false) == 1, Right);

    private static CostSubject Running() => Lifetimes.Async(static async () => await Task.Run(static () => 1).ConfigureAwait(false) == 1, Right);

    private static CostSubject Waiting(PooledCalls calls) => Lifetimes.Blocking(() => calls.Pool.Submit(static () => 1).Result() == 1, Right);

    /// <summary>A pool whose threads end with it.</summary>
    private sealed class PooledCalls : IDisposable
    {
        public PythonThreadPool Pool { get; } = new(Environment.ProcessorCount);

        public void Dispose() => Pool.Shutdown(wait: false);
    }
}
