namespace ActorConcurrency.Tests;

/// <summary>
/// The contract of <see cref="IOwnedLockSet"/>, for locks of one letter: a whole set or none, who holds something before who does not, and
/// a line in which everybody reserves its names up to the first that it cannot have.
/// </summary>
internal sealed record LockSetModel(bool Ordered) : Model
{
    public Row<Lease> Held { get; init; }

    public Row<Lease> Waiting { get; init; }

    public Row<int> Closed { get; init; }

    public override Step Ask(int id, object request)
    {
        switch (request)
        {
            case Acquire acquire:
                return Enter(new Lease(id, Normal(acquire.Names), acquire.Session), acquire.Waits);
            case Return back:
                return Held.Any(lease => lease.Id == back.Lease) ? Without(back.Lease).Admit(new Reply(id, "done")) : new(this, new Reply(id, "done"));
            case Close close:
                var waits = Waiting.Where(wait => wait.Session == close.Session);
                return End(close.Session).Admit([new Reply(id, "done"), .. waits.Select(wait => new Reply(wait.Id, "closed"))]);
            default:
                return new(this, new Reply(id, Look.Of(Held.Select(lease => lease.Names), Waiting.Select(wait => wait.Names))));
        }
    }

    // Nobody's turn comes but with a step that frees something, or ends a wait.
    public override Step Withdraw(int id) =>
        Held.Concat(Waiting).Any(lease => lease.Id == id) ? (Without(id) with { Waiting = Waiting.Where(wait => wait.Id != id) }).Admit() : new(this);

    private Step Enter(Lease lease, bool waits)
    {
        if (Closed.Contains(lease.Session)) return new(this, new Reply(lease.Id, "closed"));
        if (Ordered && waits && IsOutOfOrder(lease)) return new(this, new Reply(lease.Id, "out of order"));
        if (AreFree(lease.Names) && (HeldBy(lease).Any() || !lease.Names.Any(Reserved().Contains))) return new(Give(lease), new Reply(lease.Id, "granted"));
        if (!waits) return new(this, new Reply(lease.Id, "not now"));
        if (!Ordered && ClosesACycle(lease)) return new(this, new Reply(lease.Id, "deadlock"));
        return new(this with { Waiting = Waiting.Add(lease) });
    }

    private Step Admit(params Reply[] replies) => new Step(this, replies).Then(step => Admit(step, nested: true)).Then(step => Admit(step, nested: false));

    // Once round the line. Those who hold something wait for the holders alone.
    private static Step Admit(Step step, bool nested)
    {
        var before = (LockSetModel)step.Next;
        var reserved = nested ? [] : before.Reserved(before.Waiting.Where(wait => before.HeldBy(wait).Any()));
        foreach (var wait in before.Waiting)
        {
            var now = (LockSetModel)step.Next;
            if (now.HeldBy(wait).Any() != nested) continue;
            if (now.AreFree(wait.Names) && (nested || !wait.Names.Any(reserved.Contains)))
                step = new Step(now.Give(wait) with { Waiting = now.Waiting.Where(other => other != wait) }, step.Replies).And(new Reply(wait.Id, "granted"));
            else now.Reserve(wait.Names, reserved);
        }

        return step;
    }

    private HashSet<char> Reserved() =>
        Reserved([.. Waiting.Where(wait => HeldBy(wait).Any()), .. Waiting.Where(wait => !HeldBy(wait).Any())]);

    private HashSet<char> Reserved(Row<Lease> waits)
    {
        var reserved = new HashSet<char>();
        foreach (var wait in waits) Reserve(wait.Names, reserved);
        return reserved;
    }

    private void Reserve(string names, HashSet<char> reserved)
    {
        foreach (var name in names)
            if (!reserved.Add(name) || !AreFree([name])) return;
    }

    private bool ClosesACycle(Lease asker)
    {
        var seen = new HashSet<int>();
        return HeldBy(asker).Any() && Leads(asker);

        bool Leads(Lease waiter) => waiter.Names.SelectMany(name => Held.Where(lease => lease.Names.Contains(name))).Any(holder =>
            HeldBy(asker).Contains(holder) || Waiting.Any(next => HeldBy(next).Contains(holder) && seen.Add(next.Id) && Leads(next)));
    }

    private bool IsOutOfOrder(Lease lease) =>
        lease.Names.Length > 0 && HeldBy(lease).Any(held => held.Names.Any(name => name >= lease.Names[0]));

    private bool AreFree(ReadOnlySpan<char> names)
    {
        foreach (var lease in Held)
            if (lease.Names.AsSpan().ContainsAny(names)) return false;
        return true;
    }

    private IEnumerable<Lease> HeldBy(Lease asker) => asker.Session == 0 ? [] : Held.Where(lease => lease.Session == asker.Session);

    private LockSetModel Give(Lease lease) => this with { Held = Held.Add(lease) };

    private LockSetModel Without(int id) => this with { Held = Held.Where(lease => lease.Id != id) };

    private LockSetModel End(int session) => this with
    {
        Held = Held.Where(lease => lease.Session != session),
        Waiting = Waiting.Where(wait => wait.Session != session),
        Closed = Closed.Add(session),
    };

    public static string Normal(string names) => string.Concat(names.Distinct().Order());

    /// <summary>Names that somebody holds, or waits for.</summary>
    public readonly record struct Lease(int Id, string Names, int Session)
    {
        public override string ToString() => $"'{Names}' for #{Id} in session {Session}";
    }

    /// <summary>Session 0: none.</summary>
    public sealed record Acquire(string Names, bool Waits, int Session);

    public sealed record Return(int Lease);

    public sealed record Close(int Session);

    public sealed record Look
    {
        public static string Of(IEnumerable<string> held, IEnumerable<string> waiting) =>
            $"held [{string.Join(", ", held)}], waiting [{string.Join(", ", waiting)}]";
    }
}
