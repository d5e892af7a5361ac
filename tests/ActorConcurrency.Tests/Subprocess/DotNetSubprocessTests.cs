using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetSubprocessTests : SubprocessConformance
{
    protected override ISubprocess Start(SubprocessStart start, SubprocessSupervision? supervision = null) => DotNetSubprocess.Start(start, supervision ?? Patient);

    protected override Task<RunResult> RunAsync(
        SubprocessStart start, RunLimits? limits = null, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        DotNetSubprocess.RunAsync(start, limits, Patient, time, cancellationToken);
}
