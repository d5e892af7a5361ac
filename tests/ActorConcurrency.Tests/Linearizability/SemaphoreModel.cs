namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="IOwnedSemaphore"/>: permits, a line of those who wait, first come, first served, and owners.</summary>
internal sealed record SemaphoreModel(int Maximum, int Available) : Model
{
    public Row<Grant> Held { get; init; }

    public Row<Grant> Waiting { get; init; }

    public Row<int> Closed { get; init; }

    private int Out => Held.Sum(grant => grant.Permits);

    public override Step Ask(int id, object request)
    {
        switch (request)
        {
            case Acquire acquire:
                return Enter(id, acquire);
            case Return back:
                return WithoutGrant(back.Grant).Settle(new Reply(id, "done"));
            case Release release when release.Permits > Maximum - Available - Out:
                return new(this, new Reply(id, "full"));
            case Release release:
                return (this with { Available = Available + release.Permits }).Settle(new Reply(id, "done"));
            case Drain:
                return new(this with { Available = 0 }, new Reply(id, $"{Available} drained"));
            case Close close:
                var waits = Waiting.Where(wait => wait.Session == close.Session);
                return End(close.Session).Settle([new Reply(id, "done"), .. waits.Select(wait => new Reply(wait.Id, "closed"))]);
            default:
                return new(this, new Reply(id, Look.Of(Available, Out, Waiting.Select(wait => wait.Permits))));
        }
    }

    public override Step Withdraw(int id) => (WithoutGrant(id) with { Waiting = Waiting.Where(wait => wait.Id != id) }).Settle();

    public override string ToString() => $"{Available} free of at most {Maximum}, held {Held}, waiting {Waiting}, closed {Closed}";

    private Step Enter(int id, Acquire acquire)
    {
        var grant = new Grant(id, acquire.Permits, acquire.Session);
        if (Closed.Contains(acquire.Session)) return new(this, new Reply(id, "closed"));
        if (Waiting.Count == 0 && acquire.Permits <= Available) return new(Give(grant), new Reply(id, "granted"));
        return acquire.Waits ? new(this with { Waiting = Waiting.Add(grant) }) : new(this, new Reply(id, "not now"));
    }

    protected override Step? Serve() => Waiting.Count > 0 && Waiting[0].Permits <= Available
        ? new(Give(Waiting[0]) with { Waiting = Waiting.Skip(1) }, new Reply(Waiting[0].Id, "granted"))
        : null;

    private SemaphoreModel Give(Grant grant) => this with { Available = Available - grant.Permits, Held = Held.Add(grant) };

    private SemaphoreModel WithoutGrant(int id) => TakeBack(grant => grant.Id == id);

    private SemaphoreModel End(int session) =>
        TakeBack(grant => grant.Session == session) with { Waiting = Waiting.Where(wait => wait.Session != session), Closed = Closed.Add(session) };

    private SemaphoreModel TakeBack(Func<Grant, bool> which) => this with
    {
        Available = Available + Held.Where(which).Sum(grant => grant.Permits),
        Held = Held.Where(grant => !which(grant)),
    };

    /// <summary>Permits in somebody's name: granted, or waited for.</summary>
    public readonly record struct Grant(int Id, int Permits, int Session)
    {
        public override string ToString() => $"{Permits} for #{Id}";
    }

    /// <summary>Session 0: none.</summary>
    public sealed record Acquire(int Permits, bool Waits, int Session);

    public sealed record Return(int Grant);

    public sealed record Release(int Permits);

    public sealed record Drain;

    public sealed record Close(int Session);

    public sealed record Look
    {
        public static string Of(int available, int held, IEnumerable<int> waiting) =>
            $"{available} free, {held} held, waiting [{string.Join(", ", waiting)}]";
    }
}
