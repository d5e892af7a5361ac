namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="ICountdown"/>: numbers that are ticked by themselves, each once, until it ends in one way.</summary>
internal sealed record CountdownModel(int From, int Remaining, bool MayDie) : Model
{
    /// <summary>How it ended; null while it has not.</summary>
    public string? End { get; init; }

    public Row<(int Id, object For)> Waiting { get; init; }

    public override Step Ask(int id, object request)
    {
        switch (request)
        {
            case Terminate:
                var ended = End is null ? this with { End = Terminated(Remaining) } : this;
                return ended.Settle(new Reply(id, ended.End!));
            case Read or Start or Finish:
                return (this with { Waiting = Waiting.Add((id, request)) }).Settle();
            default:
                return new(this, new Reply(id, Look.Of(Remaining, Phase)));
        }
    }

    public override IEnumerable<Step> Happenings()
    {
        if (End is not null) yield break;
        yield return (Remaining > 0 ? this with { Remaining = Remaining - 1 } : this with { End = Finished }).Settle();
        if (!MayDie) yield break;
        yield return (this with { End = Failed(Remaining) }).Settle();
        yield return (this with { End = Terminated(Remaining) }).Settle();
    }

    public override Step Withdraw(int id) => new(this with { Waiting = Waiting.Where(wait => wait.Id != id) });

    protected override Step? Serve()
    {
        foreach (var (id, request) in Waiting)
            if (Answer(request) is { } answer) return new(this with { Waiting = Waiting.Where(wait => wait.Id != id) }, new Reply(id, answer));
        return null;
    }

    private string? Answer(object request) => request switch
    {
        Read read when read.Number > Remaining => Number(read.Number),
        Read => End is null ? null : Over,
        Start when Remaining < From => Started,
        Start => End is null ? null : NeverStarted,
        _ => End,
    };

    private CountdownPhase Phase => End switch
    {
        null => Remaining == From ? CountdownPhase.Starting : CountdownPhase.Running,
        Finished => CountdownPhase.Finished,
        _ when End == Terminated(Remaining) => CountdownPhase.Terminated,
        _ => CountdownPhase.Failed,
    };

    public const string Started = "started";

    public const string NeverStarted = "never started";

    public const string Over = "over";

    public const string Finished = "finished";

    public static string Terminated(int remaining) => $"terminated with {remaining} remaining";

    public static string Failed(int remaining) => $"failed with {remaining} remaining";

    public static string Number(int number) => $"number {number}";

    public sealed record Terminate;

    /// <summary>A reader wants this number.</summary>
    public sealed record Read(int Number);

    public sealed record Start;

    public sealed record Finish;

    public sealed record Look
    {
        public static string Of(int remaining, CountdownPhase phase) => $"{remaining} remaining, {phase}";
    }
}
