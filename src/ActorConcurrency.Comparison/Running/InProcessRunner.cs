using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Runs trials in this process: handy for tests and for a first look at a scenario of your own. A program that hangs is abandoned, its
/// threads stay; allocation is that of the whole process. <see cref="ChildProcessRunner"/> has neither weakness.
/// </summary>
internal sealed class InProcessRunner : ITrialRunner
{
    private readonly Func<ActorSystem> _createSystem;
    private readonly TimeSpan _patience;

    /// <summary>Creates a runner.</summary>
    /// <param name="createSystem">Makes the actor system of a trial; the laboratory's own by default.</param>
    /// <param name="patience">How much longer than declared a run may take before it counts as hung; above zero, 30 s by default.</param>
    public InProcessRunner(Func<ActorSystem>? createSystem = null, TimeSpan? patience = null)
    {
        _createSystem = createSystem ?? (() => LaboratoryActors.CreateSystem());
        _patience = patience ?? Patience.Default;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_patience, TimeSpan.Zero, nameof(patience));
    }

    /// <inheritdoc/>
    public async Task<TrialRecord> RunAsync(TrialOrder order, Action<TrialEvent> onEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(onEvent);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var supervision = new TrialSupervision(Patience.Limit(order, _patience), onEvent);
        var session = new TrialSession(order, _createSystem, supervision.Accept, stop.Token);

        _ = Task.Run(session.RunAsync, CancellationToken.None);
        try
        {
            return await supervision.FollowAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
