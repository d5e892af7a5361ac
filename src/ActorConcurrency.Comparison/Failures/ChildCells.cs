using System.Collections.Immutable;
using System.Threading.Channels;

namespace ActorConcurrency.Comparison;

/// <summary>Tries the cells of a recipe that may hang, in a child process: one for all of them, and another one after each that had to be ended.</summary>
internal sealed class ChildCells(ChildCommand command, string recipe, FailureOptions options, Action<FailureCase, Cell?> tell)
{
    // Until it begins a cell: the start of a process, or of its actors, on a busy machine is no hang of a cell.
    private static readonly TimeSpan StartLimit = Patience.Default;
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    /// <exception cref="OperationCanceledException">It was cancelled; what was told is all that there is.</exception>
    public async Task RunAsync(IEnumerable<FailureCase> cases, CancellationToken cancellationToken)
    {
        var rest = new Queue<FailureCase>(cases);
        while (rest.Count > 0)
            await ServeAsync(rest, cancellationToken).ConfigureAwait(false);
    }

    private async Task ServeAsync(Queue<FailureCase> rest, CancellationToken cancellationToken)
    {
        var events = Channel.CreateUnbounded<TrialEvent>(new UnboundedChannelOptions { SingleReader = true });
        using var limit = new ProgressLimit(options.HangAfter);
        limit.Progress(StartLimit);
        using var process = EventProcess.Start(command, FailureHost.Arguments(recipe, options, rest), note => events.Writer.TryWrite(note));
        var grace = TimeSpan.Zero;
        try
        {
            if (await FollowAsync(events.Reader, rest, limit, cancellationToken).ConfigureAwait(false)) grace = ExitLimit;
        }
        finally
        {
            await process.EndAsync(grace).ConfigureAwait(false);
        }
    }

    // Whether the process has ended by itself.
    private async Task<bool> FollowAsync(ChannelReader<TrialEvent> events, Queue<FailureCase> rest, ProgressLimit limit, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Expired, cancellationToken);
        var notes = FailureNotes.None;
        try
        {
            await foreach (var note in events.ReadAllAsync(either.Token).ConfigureAwait(false))
            {
                limit.Progress(note is TrialEvent.CellOver ? StartLimit : null);
                switch (note)
                {
                    case TrialEvent.CellBegins:
                        notes = FailureNotes.None;
                        tell(rest.Peek(), null);
                        break;
                    case TrialEvent.CellFact(var fact):
                        notes = notes.With(fact);
                        break;
                    case TrialEvent.CellOver(var cell):
                        tell(rest.Dequeue(), cell);
                        break;
                    case TrialEvent.Ended when rest.Count == 0:
                        return true;
                    case TrialEvent.Ended or TrialEvent.Failed:
                        Give(rest, notes with { Failed = note is TrialEvent.Failed(var reason) ? reason : "its process tried fewer cells than it should" });
                        return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Give(rest, CellRunner.NoProgress(notes, limit.Current));
        }

        return false;
    }

    private void Give(Queue<FailureCase> rest, FailureNotes notes)
    {
        var tried = rest.Dequeue();
        tell(tried, FailureJudge.CellOf(tried, notes));
    }
}
