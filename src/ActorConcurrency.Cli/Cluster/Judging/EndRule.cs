namespace ActorConcurrency.Cli;

/// <summary>After all clients have ended, everything is free and nobody waits: by the last snapshot of each name, which was asked for after that.</summary>
internal static class EndRule
{
    private const string Rule = "end";

    public static IEnumerable<Violation> Judge(RunHistory history)
    {
        foreach (var name in history.Names)
        {
            var ended = history.Requests.Where(request => request.Name == name).Select(LastMoment).DefaultIfEmpty().Max();
            var last = history.Reads.LastOrDefault(read => read.Name == name);
            if (last is null || last.Asked.At < ended)
                yield return new(Rule, $"Nobody has read {name} after all clients had ended.", last is null ? [] : [last.Asked, last.Answer]);
            else if (last.Figures.Held > 0 || last.Figures.Waiters.Length > 0 || last.Figures.More > 0)
                yield return new(
                    Rule, $"All clients of {name} have ended, but {last.Figures.Held} are still held and {last.Figures.Waiters.Length + last.Figures.More} still wait.", [last.Answer]);
        }
    }

    private static long LastMoment(RequestHistory request) =>
        Math.Max(request.Asked.At, Math.Max(request.Outcomes.Select(line => line.At).DefaultIfEmpty().Max(), request.Grant?.End?.At ?? 0));
}
