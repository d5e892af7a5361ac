namespace ActorConcurrency.Cli;

/// <summary>A request for something to hold, with what came of it.</summary>
internal sealed class RequestHistory
{
    /// <param name="lines">Its lines, in the order of time.</param>
    /// <param name="run">The run that it is of.</param>
    public RequestHistory(IEnumerable<HistoryLine> lines, RunHistory run)
    {
        HistoryLine[] all = [.. lines];
        Asked = Array.Find(all, line => line.Kind == HistoryKind.Asked) ?? all[0];
        Outcomes = [.. all.Where(line => line.Kind is HistoryKind.Granted or HistoryKind.Refused or HistoryKind.GaveUp or HistoryKind.Unknown or HistoryKind.Stopped)];
        var granted = Array.Find(Outcomes, line => line.Kind == HistoryKind.Granted);
        if (granted is not null) Grant = new(this, granted, Array.Find(all, line => line.Kind is HistoryKind.Returned or HistoryKind.Lost), run);
    }

    public HistoryLine Asked { get; }

    /// <summary>What it was answered: there should be one.</summary>
    public HistoryLine[] Outcomes { get; }

    public GrantHistory? Grant { get; }

    public string Name => Asked.Name!;

    public string Process => Asked.Process;
}

/// <summary>Something that was granted: from when and until when somebody held it, as far as its holder could know.</summary>
/// <remarks>
/// A holder writes that it has got something when it has, and that it gives it back before it does. Of something lost it says at which moment it was
/// last seen not to be. So what lies between was surely held. A process that was frozen holds up to then; what it believes after it was woken is
/// told apart, as late.
/// </remarks>
internal sealed class GrantHistory
{
    /// <param name="request">Its request.</param>
    /// <param name="granted">The answer.</param>
    /// <param name="end">How it ended: given back, or lost; null: with its process, or it has not.</param>
    /// <param name="run">The run that it is of.</param>
    public GrantHistory(RequestHistory request, HistoryLine granted, HistoryLine? end, RunHistory run)
    {
        (Request, Granted, End) = (request, granted, end);
        var last = end?.At ?? run.EndOf(granted.Process);
        Until = Math.Max(granted.At, end is { Kind: HistoryKind.Lost } ? end.Until : last);
        BelievedUntil = Math.Max(Until, last);
        // A freeze ends what began before it; a request from before it may be answered only behind it.
        if (run.First(granted.Process, HistoryKind.Frozen, request.Asked.At) is not { } frozen || frozen.At >= Until) return;
        WokenAt = run.First(granted.Process, HistoryKind.Woken, frozen.At)?.At;
        Until = Math.Max(granted.At, frozen.At);
    }

    public RequestHistory Request { get; }

    public HistoryLine Granted { get; }

    public HistoryLine? End { get; }

    public string Name => Request.Name;

    /// <summary>When it was held for the first time.</summary>
    public long At => Granted.At;

    /// <summary>Until when it was surely held.</summary>
    public long Until { get; }

    /// <summary>Until when its holder may have believed in it: later only if it was lost, or its process was frozen.</summary>
    public long BelievedUntil { get; }

    /// <summary>When its process was woken, having been frozen meanwhile; null: it was not.</summary>
    public long? WokenAt { get; }

    public long Token => Granted.Token;

    /// <summary>The lines that prove it.</summary>
    public IEnumerable<HistoryLine> Lines => End is null ? [Request.Asked, Granted] : [Request.Asked, Granted, End];
}
