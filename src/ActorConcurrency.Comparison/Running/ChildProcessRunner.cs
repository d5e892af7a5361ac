using System.Collections.Concurrent;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Runs trials in child processes, so that a hang can be ended and a crash is an outcome. A trial that is timed, or expected to go wrong, has a
/// process of its own: allocation and threads are its alone, and what it leaves is nobody else's. The others take turns in processes that ended
/// their last trial as they should, because most of a short trial is the start of its process. No process is left behind, not even if this one
/// is killed. Thread-safe.
/// </summary>
internal sealed class ChildProcessRunner : ITrialRunner
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<EventProcess> _idle = [];
    private readonly ChildCommand _command;
    private readonly TimeSpan _patience;

    /// <summary>Creates a runner.</summary>
    /// <param name="command">How to start a process that serves trials.</param>
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

        using var supervision = new TrialSupervision(Patience.Limit(order, _patience), onEvent);
        var process = await IdleAsync(order, supervision).ConfigureAwait(false) ?? EventProcess.Start(_command, order.Arguments, supervision.Accept, order.Experiment.IsTimed, Time);
        TrialRecord? record = null;
        try
        {
            return record = await supervision.FollowAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (MayShare(order) && record is { Ending: Ending.Completed, Shown.Count: 0, Violations.Length: 0 }) _idle.Add(process);
            else await EndAsync(process, record?.Ending == Ending.Completed ? ExitLimit : TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task RestAsync() => Task.WhenAll(TakeIdle().Select(process => EndAsync(process, ExitLimit)));

    private static bool MayShare(TrialOrder order) =>
        order.Experiment is { IsTimed: false, FailsOnPurpose: false } && order.Contender.Expected(order.Experiment).Count == 0;

    private async Task<EventProcess?> IdleAsync(TrialOrder order, TrialSupervision supervision)
    {
        while (MayShare(order) && _idle.TryTake(out var process))
        {
            if (process.TryServe(order.Arguments, supervision.Accept)) return process;
            await EndAsync(process, ExitLimit).ConfigureAwait(false);
        }

        return null;
    }

    private IEnumerable<EventProcess> TakeIdle()
    {
        while (_idle.TryTake(out var process)) yield return process;
    }

    private static async Task EndAsync(EventProcess process, TimeSpan grace)
    {
        await process.EndAsync(grace).ConfigureAwait(false);
        process.Dispose();
    }
}
