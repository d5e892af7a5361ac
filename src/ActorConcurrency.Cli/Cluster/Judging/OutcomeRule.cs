namespace ActorConcurrency.Cli;

/// <summary>Every request has one outcome, unless its process was ended; and it is unknown only where the caller's time was over or its node was cut off.</summary>
internal static class OutcomeRule
{
    private const string Rule = "outcomes";

    public static IEnumerable<Violation> Judge(RunHistory history, JudgedRun run)
    {
        foreach (var request in history.Requests)
        {
            if (request.Asked.Kind != HistoryKind.Asked) yield return Of("was answered, and never asked for", request);
            if (request.Outcomes.Length == 0 && !history.IsCutShort(request.Process)) yield return Of("has no outcome, though its process went on", request);
            if (request.Outcomes.Length > 1) yield return Of("has several outcomes", request);
            if (Array.Find(request.Outcomes, line => line.Kind == HistoryKind.Unknown) is { } unknown && !MayBeUnknown(request, unknown, history, run))
                yield return Of($"is unknown after {Moment.Text(unknown.At - request.Asked.At)}, though its caller's time was not over, nor its node cut off", request);
        }

        foreach (var asked in history.UnansweredReads.Where(asked => !history.IsCutShort(asked.Process)))
            yield return new(Rule, $"The read {asked.Request} of {asked.Name} has no answer, though its process went on.", [asked]);
    }

    private static bool MayBeUnknown(RequestHistory request, HistoryLine unknown, RunHistory history, JudgedRun run) =>
        unknown.At - request.Asked.At >= (long)run.CallTimeout.TotalMicroseconds || history.WasCutOff(request.Process, request.Asked.At, unknown.At);

    private static Violation Of(string what, RequestHistory request) =>
        new(Rule, $"The request {request.Asked.Request} for {request.Name} {what}.", [request.Asked, .. request.Outcomes]);
}
