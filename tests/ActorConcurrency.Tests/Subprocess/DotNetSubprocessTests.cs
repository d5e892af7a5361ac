using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetSubprocessTests : SubprocessConformance
{
    protected override ISubprocess Start(SubprocessStart start, Supervision? supervision = null) => DotNetSubprocess.Start(start, supervision);

    protected override Task<RunResult> RunAsync(SubprocessStart start, RunLimits? limits = null, CancellationToken cancellationToken = default) =>
        DotNetSubprocess.RunAsync(start, limits, cancellationToken: cancellationToken);
}
