namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="IPriorityQueue{T}"/>: the highest first, in order of the puts among equals, and room for so many.</summary>
internal sealed record PriorityQueueModel(int Capacity) : Model
{
    public Row<Job> Queued { get; init; }

    public Row<Job> Putting { get; init; }

    public Row<int> Getting { get; init; }

    /// <summary>What was delivered and may still come back, by the get's number.</summary>
    public Row<(int Id, Job Job)> OnTheWay { get; init; }

    public int Last { get; init; }

    public int Put { get; init; }

    public int Got { get; init; }

    public int Removed { get; init; }

    private bool HasRoom => Queued.Count < Capacity;

    public override Step Ask(int id, object request)
    {
        switch (request)
        {
            case Offer offer:
                return Enter(new Job(id, offer.Item, offer.Priority, Last + 1), offer.Waits);
            case Take when Queued.Count > 0:
                return Deliver(id).Settle();
            case Take take:
                return take.Waits ? new(this with { Getting = Getting.Add(id) }) : new(this, new Reply(id, "not now"));
            case Change change:
                Row<Job> changed = [.. Queued.Select(job => job.Item == change.Item ? job with { Priority = change.Priority } : job)];
                return new(this with { Queued = changed }, Found(id, change.Item));
            case Remove remove when Has(remove.Item):
                return (Without(remove.Item) with { Removed = Removed + 1 }).Settle(Found(id, remove.Item));
            case Remove remove:
                return new(this, Found(id, remove.Item));
            default:
                return new(this, new Reply(id, Look.Of(Put, Got, Removed, Queued.Count, Getting.Count, Putting.Count)));
        }
    }

    public override Step Withdraw(int id)
    {
        var next = this with
        {
            Putting = Putting.Where(job => job.Put != id),
            Getting = Getting.Where(get => get != id),
            OnTheWay = OnTheWay.Where(delivery => delivery.Id != id),
        };
        var back = OnTheWay.Where(delivery => delivery.Id == id);
        return back.Count == 0 ? new(next) : (next with { Got = Got - 1, Queued = Queued.Add(back[0].Job) }).Settle();
    }

    public override Step Confirm(int id) => new(this with { OnTheWay = OnTheWay.Where(delivery => delivery.Id != id) });

    private Step Enter(Job job, bool waits)
    {
        if (HasRoom) return (this with { Last = Last + 1 }).Admit(job).Settle();
        return waits ? new(this with { Last = Last + 1, Putting = Putting.Add(job) }) : new(this, new Reply(job.Put, "not now"));
    }

    private Step Admit(Job job) =>
        new(this with { Put = Put + 1, Queued = Queued.Add(job), Putting = Putting.Where(other => other != job) }, new Reply(job.Put, "put", ForGood: true));

    private Step Deliver(int id)
    {
        var first = First(Queued);
        var next = Without(first.Item) with { Got = Got + 1, Getting = Getting.Where(get => get != id), OnTheWay = OnTheWay.Add((id, first)) };
        return new(next, new Reply(id, Answer(first.Item), MayComeBack: true));
    }

    private static Job First(Row<Job> jobs) => jobs.OrderByDescending(job => job.Priority).ThenBy(job => job.Number).First();

    // Room lets an item in, and an item serves a getter, which makes room.
    protected override Step? Serve()
    {
        if (HasRoom && Putting.Count > 0) return Admit(First(Putting));
        return Queued.Count > 0 && Getting.Count > 0 ? Deliver(Getting[0]) : null;
    }

    private bool Has(int item) => Queued.Any(job => job.Item == item);

    private Reply Found(int id, int item) => new(id, Has(item) ? "found" : "not found");

    private PriorityQueueModel Without(int item) => this with { Queued = Queued.Where(job => job.Item != item) };

    public static string Answer(int item) => $"got {item}";

    /// <summary>An item: put by which operation, and the how-manieth to ask.</summary>
    public readonly record struct Job(int Put, int Item, int Priority, int Number)
    {
        public override string ToString() => $"{Item} of priority {Priority}";
    }

    public sealed record Offer(int Item, int Priority, bool Waits);

    public sealed record Take(bool Waits);

    public sealed record Change(int Item, int Priority);

    public sealed record Remove(int Item);

    public sealed record Look
    {
        public static string Of(long put, long got, long removed, int queued, int getting, int putting) =>
            $"{put} put, {got} got, {removed} removed, {queued} queued, {getting} getting, {putting} putting";
    }
}
