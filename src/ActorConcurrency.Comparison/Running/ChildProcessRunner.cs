namespace ActorConcurrency.Comparison;

/// <summary>
/// Runs each trial in a process of its own, so that a hang can be ended, a crash is an outcome, and allocation and threads are the trial's
/// alone. No process is left behind, not even if this one is killed.
/// </summary>
internal sealed class ChildProcessRunner : ITrialRunner
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    private readonly ChildCommand _command;
    private readonly TimeSpan _patience;

    /// <summary>Creates a runner.</summary>
    /// <param name="command">How to start a process that serves a trial.</param>
    /// <param name="patience">How much longer than declared a run may take before it counts as hung; above zero, 30 s by default.</param>
    public ChildProcessRunner(ChildCommand command, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        _command = command;
        _patience = patience ?? Patience.Default;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_patience, TimeSpan.Zero, nameof(patience));
    }

    /// <summary>The clock by which it waits for the last words of a process that has ended; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public async Task<TrialRecord> RunAsync(TrialOrder order, Action<TrialEvent> onEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(onEvent);
        cancellationToken.ThrowIfCancellationRequested();

        using var supervision = new Supervision(Patience.Limit(order, _patience), onEvent);
        using var process = EventProcess.Start(_command, order.Arguments, supervision.Accept, order.Experiment.IsTimed, Time);
        var grace = TimeSpan.Zero;
        try
        {
            var record = await supervision.FollowAsync(cancellationToken).ConfigureAwait(false);
            if (record.Ending == Ending.Completed) grace = ExitLimit;
            return record;
        }
        finally
        {
            await process.EndAsync(grace).ConfigureAwait(false);
        }
    }
}
