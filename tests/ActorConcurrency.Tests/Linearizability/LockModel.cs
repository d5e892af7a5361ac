namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="IOwnedLock"/>: one writer, or readers and one who may upgrade; a line, first come, first served; and owners.</summary>
internal sealed record LockModel(bool Reentrant) : Model
{
    public Row<Hold> Held { get; init; }

    public Row<Hold> Waiting { get; init; }

    /// <summary>Who holds it upgradeable and waits to write: one at most.</summary>
    public Row<Hold> Upgrading { get; init; }

    public Row<int> Closed { get; init; }

    private bool MayUpgrade => Held.All(hold => Strongest(hold.Owner) == LockMode.Upgradeable);

    public override Step Ask(int id, object request)
    {
        switch (request)
        {
            case Acquire acquire:
                return Enter(new Hold(id, acquire.Mode, acquire.Session == 0 ? -id : acquire.Session), acquire.Waits);
            case Upgrade upgrade:
                return Enter(id, upgrade);
            case Return back:
                return (this with { Held = Held.Where(hold => hold.Id != back.Hold) }).Settle(new Reply(id, "done"));
            case Close close:
                var waits = Upgrading.Concat(Waiting).Where(wait => wait.Owner == close.Session);
                return Without(hold => hold.Owner == close.Session, Closed.Add(close.Session))
                    .Settle([new Reply(id, "done"), .. waits.Select(wait => new Reply(wait.Id, "closed"))]);
            default:
                return new(this, new Reply(id, Look.Of(Held.Select(hold => hold.Mode), Upgrading.Concat(Waiting).Select(wait => wait.Mode))));
        }
    }

    public override Step Withdraw(int id) => Without(hold => hold.Id == id, Closed).Settle();

    public override string ToString() => $"held {Held}, upgrading {Upgrading}, waiting {Waiting}, closed {Closed}";

    protected override Step? Serve()
    {
        if (Upgrading.Count > 0) return Serve(Upgrading[0]);
        return Waiting.Count > 0 && IsFree(Waiting[0].Mode)
            ? new(Give(Waiting[0]) with { Waiting = Waiting.Skip(1) }, new Reply(Waiting[0].Id, "granted"))
            : null;
    }

    private Step? Serve(Hold upgrade)
    {
        var served = this with { Upgrading = [] };
        if (Strongest(upgrade.Owner) != LockMode.Upgradeable) return new(served, new Reply(upgrade.Id, "refused"));
        return MayUpgrade ? new(served.Give(upgrade), new Reply(upgrade.Id, "granted")) : null;
    }

    private Step Enter(Hold hold, bool waits)
    {
        if (Closed.Contains(hold.Owner)) return new(this, new Reply(hold.Id, "closed"));
        if (Upgrading.Concat(Waiting).Any(wait => wait.Owner == hold.Owner)) return new(this, new Reply(hold.Id, "refused"));
        if (Strongest(hold.Owner) is { } strongest) return Nest(hold, strongest, waits);
        if (Upgrading.Count + Waiting.Count == 0 && IsFree(hold.Mode)) return new(Give(hold), new Reply(hold.Id, "granted"));
        return waits ? new(this with { Waiting = Waiting.Add(hold) }) : new(this, new Reply(hold.Id, "not now"));
    }

    private Step Enter(int id, Upgrade upgrade)
    {
        var held = Held.Where(hold => hold.Id == upgrade.Hold && hold.Mode == LockMode.Upgradeable);
        if (held.Count == 0 || Upgrading.Count > 0) return new(this, new Reply(id, "refused"));
        return Nest(new Hold(id, LockMode.Write, held[0].Owner), Strongest(held[0].Owner)!.Value, upgrade.Waits);
    }

    private Step Nest(Hold hold, LockMode strongest, bool waits)
    {
        var isUpgrade = strongest == LockMode.Upgradeable && hold.Mode == LockMode.Write;
        var mayNest = strongest == LockMode.Upgradeable && hold.Mode != LockMode.Upgradeable
            && !Held.Any(other => other.Owner == hold.Owner && other.Mode == LockMode.Read);
        if ((strongest == LockMode.Read && hold.Mode != LockMode.Read) || (!Reentrant && !mayNest)) return new(this, new Reply(hold.Id, "recursion"));
        if (!isUpgrade || MayUpgrade) return new(Give(hold), new Reply(hold.Id, "granted"));
        return waits ? new(this with { Upgrading = [hold] }) : new(this, new Reply(hold.Id, "not now"));
    }

    private LockMode? Strongest(int owner) => Held.Where(hold => hold.Owner == owner).Max(hold => (LockMode?)hold.Mode);

    private bool IsFree(LockMode mode) => mode switch
    {
        LockMode.Read => Held.All(hold => hold.Mode != LockMode.Write),
        LockMode.Upgradeable => Held.All(hold => hold.Mode == LockMode.Read),
        _ => Held.Count == 0,
    };

    private LockModel Give(Hold hold) => this with { Held = Held.Add(hold) };

    private LockModel Without(Func<Hold, bool> which, Row<int> closed) => this with
    {
        Held = Held.Where(hold => !which(hold)),
        Waiting = Waiting.Where(hold => !which(hold)),
        Upgrading = Upgrading.Where(hold => !which(hold)),
        Closed = closed,
    };

    /// <summary>The lock in somebody's name: granted, or waited for. The owner is a session; below 0: somebody without one.</summary>
    public readonly record struct Hold(int Id, LockMode Mode, int Owner)
    {
        public override string ToString() => $"{Mode} for #{Id}";
    }

    /// <summary>Session 0: none.</summary>
    public sealed record Acquire(LockMode Mode, bool Waits, int Session);

    public sealed record Upgrade(int Hold, bool Waits);

    public sealed record Return(int Hold);

    public sealed record Close(int Session);

    public sealed record Look
    {
        public static string Of(IEnumerable<LockMode> held, IEnumerable<LockMode> waiting) =>
            $"held [{string.Join(", ", held)}], waiting [{string.Join(", ", waiting)}]";
    }
}
