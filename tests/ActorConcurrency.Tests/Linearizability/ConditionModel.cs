namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="ICondition{TState}"/>, for a stock that is put to, waited for and taken from; and notifications.</summary>
internal sealed record ConditionModel : Model
{
    public int Stock { get; init; }

    public long Updates { get; init; }

    /// <summary>How many waits have begun.</summary>
    public int Arrivals { get; init; }

    public Row<Waiter> Waiting { get; init; }

    /// <summary>Notifications that may still come back, and how many waits had begun when they were given.</summary>
    public Row<(int Id, int Before)> OnTheWay { get; init; }

    public override Step Ask(int id, object request) => request switch
    {
        Put put => (this with { Stock = Stock + put.Count, Updates = Updates + 1 }).Settle(new Reply(id, Is(Stock + put.Count))),
        Wait wait => Enter(new Waiter(id, wait.Least, wait.Takes, Arrivals), wait.Waits),
        Notify notify => Wake(id, notify.Count),
        _ => new(this, new Reply(id, Look.Of(Stock, Updates, Waiting.Select(waiter => waiter.Least > 0)))),
    };

    public override Step Withdraw(int id)
    {
        var back = OnTheWay.Where(given => given.Id == id);
        var next = this with { Waiting = Waiting.Where(waiter => waiter.Id != id), OnTheWay = OnTheWay.Where(given => given.Id != id) };
        return back.Count == 0 ? new(next) : next.GiveOn(back[0].Before);
    }

    public override Step Confirm(int id) => new(this with { OnTheWay = OnTheWay.Where(given => given.Id != id) });

    // The oldest whose predicate holds, again and again.
    protected override Step? Serve() => Waiting.Any(IsMet) ? Meet(Waiting.First(IsMet)) : null;

    private bool IsMet(Waiter waiter) => waiter.Least > 0 && Stock >= waiter.Least;

    private Step Enter(Waiter waiter, bool waits)
    {
        if (IsMet(waiter)) return Meet(waiter).Settle();
        return waits ? new(this with { Waiting = Waiting.Add(waiter), Arrivals = Arrivals + 1 }) : new(this, new Reply(waiter.Id, "not now"));
    }

    private Step Meet(Waiter waiter)
    {
        var left = waiter.Takes ? Stock - waiter.Least : Stock;
        var next = this with { Stock = left, Updates = waiter.Takes ? Updates + 1 : Updates, Waiting = Waiting.Where(other => other.Id != waiter.Id) };
        return new(next, new Reply(waiter.Id, Is(left), ForGood: waiter.Takes));
    }

    private Step Wake(int id, int count)
    {
        var reached = Math.Min(count, Waiting.Count(waiter => waiter.Least == 0));
        var step = new Step(this, new Reply(id, $"{reached} notified"));
        for (var given = 0; given < reached; given++)
        {
            var more = ((ConditionModel)step.Next).GiveOn(Arrivals);
            step = more with { Replies = [.. step.Replies, .. more.Replies] };
        }

        return step;
    }

    private Step GiveOn(int before)
    {
        var next = Waiting.Where(waiter => waiter.Least == 0 && waiter.Arrival < before);
        if (next.Count == 0) return new(this);
        var state = this with { Waiting = Waiting.Where(waiter => waiter.Id != next[0].Id), OnTheWay = OnTheWay.Add((next[0].Id, before)) };
        return new(state, new Reply(next[0].Id, Is(Stock), MayComeBack: true));
    }

    public static string Is(int stock) => $"stock {stock}";

    /// <summary>Somebody who waits. A least of 0: for a notification.</summary>
    public readonly record struct Waiter(int Id, int Least, bool Takes, int Arrival);

    public sealed record Put(int Count);

    public sealed record Wait(int Least, bool Takes, bool Waits);

    public sealed record Notify(int Count);

    public sealed record Look
    {
        public static string Of(int stock, long updates, IEnumerable<bool> waiting) =>
            $"stock {stock}, {updates} updates, waiting [{string.Join(", ", waiting.Select(hasPredicate => hasPredicate ? "predicate" : "notification"))}]";
    }
}
