using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Tries cells in this process. A program that hangs is abandoned.</summary>
/// <param name="createSystem">Makes the actor system of all cells; made on first use.</param>
/// <param name="hangAfter">How long no progress counts as a hang.</param>
/// <param name="endsHangs">Whether it ends what hangs itself; if not, somebody else does, from outside.</param>
internal sealed class CellRunner(Func<ActorSystem> createSystem, TimeSpan hangAfter, bool endsHangs) : IAsyncDisposable
{
    private readonly Lazy<ActorSystem> _system = new(createSystem);

    /// <summary>How to start the second process of a cell; <see langword="null"/> leaves out cells that have one.</summary>
    public ChildCommand? Command { get; init; }

    /// <summary>The recipe whose cells they are, for a second process.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>Makes what is no part of the try.</summary>
    public void Prepare(FailureCase tried)
    {
        if (tried is { Side: Side.Actor or Side.Direct, Elsewhere: null }) _ = _system.Value;
    }

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Cell> RunAsync(FailureCase tried, Action<string> onFact, CancellationToken cancellationToken)
    {
        if (tried.Program is not { } program) return FailureJudge.Untried(tried);
        if (tried.Elsewhere is not null && Command is null) return FailureJudge.NotRun(tried, "it needs a second process, and none can be started here");

        Prepare(tried);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var limit = new ProgressLimit(endsHangs ? LimitOf(tried) : Timeout.InfiniteTimeSpan);
        var run = new FailureRun(
            hangAfter,
            () => _system.Value,
            fact =>
            {
                limit.Progress();
                onFact(fact);
            },
            stop.Token)
        {
            StartsOther = told => OtherProcess.StartAsync(Command!, FailureHost.ElsewhereArguments(Recipe, tried, told), stop.Token),
        };
        limit.Progress();
        try
        {
            return FailureJudge.CellOf(tried, await FollowAsync(run, program, limit, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await run.EndOtherAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_system.IsValueCreated) await LaboratoryActors.StopAsync(_system.Value).ConfigureAwait(false);
    }

    private async Task<FailureNotes> FollowAsync(FailureRun run, Func<FailureRun, Task> program, ProgressLimit limit, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Expired, cancellation);
        var work = Task.Run(() => program(run), CancellationToken.None);
        try
        {
            var first = await Task.WhenAny(work, run.Stuck).WaitAsync(either.Token).ConfigureAwait(false);
            if (first.IsCanceled && !run.Stuck.IsCompleted && !cancellation.IsCancellationRequested) return run.Notes with { Failed = "it was cancelled" };
            return first.Exception is { } failure && !run.Stuck.IsCompleted ? run.Notes with { Failed = Describe(failure.InnerException!) } : run.Notes;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return NoProgress(run.Notes, limit.Current);
        }
    }

    // How soon a process starts, and how soon its end is noticed, says nothing of who is tried.
    private TimeSpan LimitOf(FailureCase tried) => tried.Elsewhere is null || hangAfter > Patience.OfProcesses ? hangAfter : Patience.OfProcesses;

    internal static FailureNotes NoProgress(FailureNotes notes, TimeSpan hangAfter) =>
        notes.With($"no progress for {Quantities.Duration(hangAfter)}") with { Hung = true };

    private static string Describe(Exception failure) => $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}";
}
