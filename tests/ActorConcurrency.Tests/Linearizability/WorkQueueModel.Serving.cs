namespace ActorConcurrency.Tests;

/// <content>How those who wait are served, and the words of the model.</content>
internal sealed partial record WorkQueueModel
{
    protected override Step? Serve()
    {
        if (HasRoom && Putting.Count > 0) return Admit(Putting[0]);
        if (Getting.Count > 0 && Queued.Count >= Needed(Getting[0].Min))
            return Getting[0].Max > 0 ? DeliverMany(Getting[0].Id, Getting[0].Max) : Deliver(Getting[0].Id, Getting[0].Session);
        if (IsExhausted && Getting.Count > 0)
            return new(this with { Getting = [] }, [.. Getting.Select(get => new Reply(get.Id, "shut down"))]);
        var joined = Joining.Where(join => Books.Unfinished == 0 && (Books.IsShutDown || !join.ForGood));
        return joined.Count == 0
            ? null
            : new(this with { Joining = Joining.Where(join => !joined.Contains(join)) }, [.. joined.Select(join => new Reply(join.Id, "joined"))]);
    }

    private Step Admit(Job job)
    {
        var next = this with { Putting = Putting.Where(other => other.Put != job.Put), Books = Books with { Put = Books.Put + 1 } };
        var reply = new Reply(job.Put, "put", ForGood: true);
        if (!HasRoom && Settings.Overflow == WorkQueueOverflow.DropPut) return new(next.Drop(), reply);
        if (!HasRoom) next = next.Without(Settings.Overflow == WorkQueueOverflow.DropNext ? InOrder().First() : InOrder().Last()).Drop();
        var number = Books.Last + 1;
        return new(next with { Queued = next.Queued.Add(job with { Number = number }), Books = next.Books with { Last = number } }, reply);
    }

    private Step Deliver(int id, int session)
    {
        var job = InOrder().First();
        var delivered = job with { Deliveries = job.Deliveries + 1 };
        var next = Without(job) with
        {
            Getting = Getting.Where(get => get.Id != id),
            Delivered = Delivered.Add((id, session, delivered)),
            Books = Books with { Got = Books.Got + 1 },
        };
        return new(next, session == 0 ? new Reply(id, Answer(job.Item), MayComeBack: true) : new Reply(id, Answer(job.Item, delivered.Deliveries)));
    }

    private Step DeliverMany(int id, int max)
    {
        var jobs = InOrder().Take(max).ToArray();
        var next = this with { Getting = Getting.Where(get => get.Id != id), Books = Books with { Got = Books.Got + jobs.Length } };
        next = jobs.Aggregate(next, (state, job) => state.Without(job) with
        {
            Delivered = state.Delivered.Add((id, 0, job with { Deliveries = job.Deliveries + 1 })),
        });
        return new(next, new Reply(id, Answer(jobs.Select(job => job.Item)), MayComeBack: true));
    }

    private int Needed(int min) => Books.IsShutDown ? 1 : Math.Min(min, Settings.Capacity);

    private WorkQueueModel Without(Job job) => this with { Queued = Queued.Where(other => other.Put != job.Put) };

    private IEnumerable<Job> InOrder() => Settings.Order switch
    {
        WorkQueueOrder.Fifo => Queued.OrderBy(job => job.Number),
        WorkQueueOrder.Lifo => Queued.OrderByDescending(job => job.Number),
        _ => Queued.OrderByDescending(job => job.Priority).ThenBy(job => job.Number),
    };

    public static string Answer(int item) => $"got {item}";

    public static string Answer(IEnumerable<int> items) => $"got {string.Join(", ", items)}";

    public static string Answer(int item, int attempt) => $"got {item}, attempt {attempt}";

    /// <summary>An item: put by which operation, and the how-manieth to come in.</summary>
    public readonly record struct Job(int Put, int Item, int Priority, int Number, int Deliveries);

    public readonly record struct Ledger(int Put, int Got, int Dropped, int Done, int Accepted, int Last, bool IsShutDown, bool DropsReturns)
    {
        public int Unfinished => Put - Dropped - Done;
    }

    public sealed record Offer(int Item, int Priority, bool Waits);

    /// <summary>Session 0: none.</summary>
    public sealed record Take(bool Waits, int Session);

    public sealed record TakeMany(bool Waits, int Min, int Max);

    public sealed record Drain(int Max);

    public sealed record Finish(int Delivery);

    public sealed record Return(int Delivery);

    public sealed record TaskDone;

    public sealed record Join(bool ForGood);

    public sealed record Shutdown(bool Immediate);

    public sealed record Close(int Session);

    public sealed record Look
    {
        public static string Of(long put, long got, long dropped, int queued, long done, int getting, int putting) =>
            $"{put} put, {got} got, {dropped} dropped, {queued} queued, {done} done, {getting} getting, {putting} putting";
    }
}
