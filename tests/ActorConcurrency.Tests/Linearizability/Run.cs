namespace ActorConcurrency.Tests;

/// <summary>Plays a trial once and checks what came of it.</summary>
internal static class Run
{
    // Beyond every timeout of a program, and far from that of a call.
    private static readonly TimeSpan Ages = TimeSpan.FromMilliseconds(10);

    /// <summary>Plays it.</summary>
    /// <exception cref="HistoryException">The history breaks a promise.</exception>
    public static async Task PlayAsync(Trial trial)
    {
        using var over = new CancellationTokenSource();
        var closing = Task.Run(() => LookAfterAsync(trial, over.Token));
        var playing = Task.WhenAll(trial.Participants.Select(each => Task.Run(() => each.PlayAsync(trial.Programs[each.Number]))));
        var first = await Task.WhenAny(playing, closing).WaitAsync(Limit.Hang).ContinueWith(hung => hung.IsFaulted ? null : hung.Result);
        await over.CancelAsync();
        if (first != playing) await (closing.IsFaulted ? closing : throw new HistoryException("Somebody waits for ever."));
        await playing;
        await closing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!trial.IsDying) await trial.SettleAsync();
        Check(trial);
    }

    private static void Check(Trial trial)
    {
        if (trial.Complaints.FirstOrDefault() is { } complaint) throw new HistoryException(complaint);
        if (AfterTheEnd(trial.History) is { } ghost) throw new HistoryException($"{ghost}\nwas answered after its handle had said that it was over.");
        if (Linearizer.Refute(trial.Initial, trial.History) is { } refutation) throw new HistoryException(refutation);
    }

    /// <summary>An operation that was answered by a handle that had told somebody before that it, or its actor, had ended.</summary>
    private static Operation? AfterTheEnd(IEnumerable<Operation> history)
    {
        var all = history.Where(operation => operation.Handle >= 0).ToArray();
        return all.FirstOrDefault(operation => operation is { Outcome: Outcome.Answered { Text: not "done" } }
            && all.Any(other => other.Handle == operation.Handle && other.Returned < operation.Called && SaysItIsOver(other.Outcome)));
    }

    private static bool SaysItIsOver(Outcome outcome) =>
        outcome is Outcome.Ended { How: "stopped" } or Outcome.Nothing { How: "stopped" } or Outcome.Unknown { How: "the actor died" };

    /// <summary>
    /// Ends what would wait for ever, once everybody waits, and the actor says so too. What waits though the actor does not know of it is lost,
    /// and its trial hangs.
    /// </summary>
    private static async Task LookAfterAsync(Trial trial, CancellationToken over)
    {
        while (true)
        {
            await trial.Stillness.NextAsync(over);
            await Task.Yield();
            // Again and again: a timeout that was being set while the clock moved on runs from where the clock is now.
            while (trial.Stillness.Holds && !over.IsCancellationRequested)
            {
                await EndOneAsync(trial);
                await Task.Yield();
            }
        }
    }

    private static async Task EndOneAsync(Trial trial)
    {
        var waits = trial.Participants.Select(participant => participant.Now).ToArray();
        if (trial.IsDying || waits.Any(wait => wait?.Asking.IsWait == false)) return;
        if (await WaitingAsync(trial) != waits.Count(wait => wait?.Asking.IsSeen == true)) return;
        var stillWaits = trial.Participants.Select(participant => participant.Now);
        if (!trial.Stillness.Holds || !waits.SequenceEqual(stillWaits, ReferenceEqualityComparer.Instance)) return;
        if (waits.Any(wait => wait?.Asking.Manner.Timeout is not null)) trial.Time.Advance(Ages);
        else if (waits.FirstOrDefault(wait => wait?.Cancellation is not null) is { } wait) wait.Cancellation!.Cancel();
        else if (waits.Any(wait => wait is not null)) await trial.LeaveAsync();
    }

    // Who waits for an actor that has died need not be looked after: its death ends the wait.
    private static async Task<int?> WaitingAsync(Trial trial)
    {
        try
        {
            return await trial.WaitingAsync();
        }
        catch (Exception) when (trial.IsDying)
        {
            return null;
        }
    }
}
