namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="IOwnedWorkQueue{T}"/>: items in an order, room for so many, what is in work, and an end.</summary>
internal sealed partial record WorkQueueModel(WorkQueueSettings Settings) : Model
{
    public Row<Job> Queued { get; init; }

    public Row<Job> Putting { get; init; }

    /// <summary>Max 0: one item.</summary>
    public Row<(int Id, int Session, int Min, int Max)> Getting { get; init; }

    /// <summary>Delivered, and neither done nor beyond coming back, by the get's number.</summary>
    public Row<(int Id, int Session, Job Job)> Delivered { get; init; }

    public Row<(int Id, bool ForGood)> Joining { get; init; }

    public Row<int> Closed { get; init; }

    public Ledger Books { get; init; }

    private bool HasRoom => Queued.Count < Settings.Capacity;

    private bool IsFull => !HasRoom && Settings.Overflow == WorkQueueOverflow.Wait;

    private bool IsExhausted => Books.IsShutDown && Queued.Count == 0 && Delivered.Count == 0;

    public override Step Ask(int id, object request) => request switch
    {
        Offer offer => Enter(new Job(id, offer.Item, offer.Priority, 0, 0), offer.Waits),
        Take take => Enter(id, take),
        TakeMany many => Enter(id, many),
        Drain drain => DeliverMany(id, drain.Max).Settle(),
        Finish done => End(done.Delivery, (state, _) => state with { Books = state.Books with { Done = state.Books.Done + 1 } }).Settle(new Reply(id, "done")),
        Return back => End(back.Delivery, (state, job) => state.Back(job)).Settle(new Reply(id, "done")),
        TaskDone when Books.Accepted == 0 => new(this, new Reply(id, "too often")),
        TaskDone => (this with { Books = Books with { Accepted = Books.Accepted - 1, Done = Books.Done + 1 } }).Settle(new Reply(id, "done")),
        Join join => (this with { Joining = Joining.Add((id, join.ForGood)) }).Settle(),
        Shutdown shutdown => ShutDown(id, shutdown.Immediate),
        Close close => End(id, close.Session),
        _ => new(this, new Reply(id, Look.Of(Books.Put, Books.Got, Books.Dropped, Queued.Count, Books.Done, Getting.Count, Putting.Count))),
    };

    public override Step Withdraw(int id)
    {
        var next = this with
        {
            Putting = Putting.Where(job => job.Put != id),
            Getting = Getting.Where(get => get.Id != id),
            Joining = Joining.Where(join => join.Id != id),
        };
        // It never reached anybody, so it was no delivery.
        return next.End(id, static (state, job) => state.Back(job with { Deliveries = job.Deliveries - 1 })).Settle();
    }

    public override Step Confirm(int id) =>
        End(id, static (state, _) => state with { Books = state.Books with { Accepted = state.Books.Accepted + 1 } }).Settle();

    private Step Enter(Job job, bool waits)
    {
        if (Books.IsShutDown) return new(this, new Reply(job.Put, "shut down"));
        if (!IsFull) return Admit(job).Settle();
        return waits ? new(this with { Putting = Putting.Add(job) }) : new(this, new Reply(job.Put, "not now"));
    }

    private Step Enter(int id, Take take)
    {
        if (Closed.Contains(take.Session)) return new(this, new Reply(id, "closed"));
        if (Queued.Count > 0 && Getting.Count == 0) return Deliver(id, take.Session).Settle();
        if (IsExhausted) return new(this, new Reply(id, "shut down"));
        return take.Waits ? new(this with { Getting = Getting.Add((id, take.Session, 1, 0)) }) : new(this, new Reply(id, "not now"));
    }

    private Step Enter(int id, TakeMany many)
    {
        if (Queued.Count >= Needed(many.Min) && Getting.Count == 0) return DeliverMany(id, many.Max).Settle();
        if (IsExhausted) return new(this, new Reply(id, "shut down"));
        return many.Waits ? new(this with { Getting = Getting.Add((id, 0, many.Min, many.Max)) }) : new(this, new Reply(id, "not now"));
    }

    private Step ShutDown(int id, bool immediate)
    {
        Reply[] replies = [new Reply(id, "done"), .. Putting.Select(job => new Reply(job.Put, "shut down"))];
        var next = this with { Putting = [], Books = Books with { IsShutDown = true } };
        if (immediate) next = next with { Queued = [], Books = next.Books with { Dropped = Books.Dropped + Queued.Count, DropsReturns = true } };
        return next.Settle(replies);
    }

    private Step End(int id, int session)
    {
        Reply[] replies = [new Reply(id, "done"), .. Getting.Where(get => get.Session == session).Select(get => new Reply(get.Id, "closed"))];
        var next = this with { Getting = Getting.Where(get => get.Session != session), Closed = Closed.Add(session) };
        foreach (var delivery in Delivered.Where(delivery => delivery.Session == session)) next = next.End(delivery.Id, static (state, job) => state.Back(job));
        return next.Settle(replies);
    }

    private WorkQueueModel End(int delivery, Func<WorkQueueModel, Job, WorkQueueModel> end)
    {
        var ended = Delivered.Where(other => other.Id == delivery);
        return ended.Aggregate(this with { Delivered = Delivered.Where(other => other.Id != delivery) }, (state, one) => end(state, one.Job));
    }

    private WorkQueueModel Back(Job job)
    {
        var next = this with { Books = Books with { Got = Books.Got - 1 } };
        return Books.DropsReturns || job.Deliveries >= Settings.MaxDeliveries ? next.Drop() : next with { Queued = Queued.Add(job) };
    }

    private WorkQueueModel Drop() => this with { Books = Books with { Dropped = Books.Dropped + 1 } };
}
