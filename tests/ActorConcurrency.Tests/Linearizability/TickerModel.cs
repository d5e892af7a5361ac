namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="ITicker"/>: ticks that happen by themselves while it runs, numbered one by one.</summary>
/// <param name="Most">The highest number that anybody saw: more ticks than that explain nothing.</param>
/// <param name="IsRunning">Whether it ticks.</param>
internal sealed record TickerModel(long Most, bool IsRunning) : Model
{
    public long Ticks { get; init; }

    /// <summary>Who waits for a tick, newer than which.</summary>
    public Row<(int Id, long After)> Waiting { get; init; }

    /// <summary>Who reads a subscription, and the last tick that it got.</summary>
    public Row<Reader> Readers { get; init; }

    public override Step Ask(int id, object request)
    {
        switch (request)
        {
            case Start:
                return new(this with { IsRunning = true }, new Reply(id, IsRunning ? "ran" : "did not run"));
            case Stop:
                return new(this with { IsRunning = false }, new Reply(id, IsRunning ? "ran" : "did not run"));
            case ChangePeriod:
                return new(this, new Reply(id, "done"));
            case Wait wait when Ticks > 0 && wait.After < Ticks:
                return new(this, new Reply(id, Number(Ticks)));
            case Wait wait:
                return wait.Waits ? new(this with { Waiting = Waiting.Add((id, Math.Max(wait.After ?? Ticks, Ticks))) }) : new(this, new Reply(id, "not now"));
            case Subscribe subscribe:
                return new(this with { Readers = Readers.Add(new Reader(subscribe.Subscription, Ticks, 0)) }, new Reply(id, "done"));
            case Next next:
                return Change(reader => reader.Subscription == next.Subscription, reader => reader with { Asks = id }).Settle();
            default:
                return new(this, new Reply(id, Look.Of(IsRunning, Ticks, Waiting.Count)));
        }
    }

    public override IEnumerable<Step> Happenings()
    {
        if (!IsRunning || Ticks == Most) return [];
        var number = Ticks + 1;
        var next = this with { Ticks = number, Waiting = Waiting.Where(wait => wait.After >= number) };
        return [next.Settle([.. Waiting.Where(wait => wait.After < number).Select(wait => new Reply(wait.Id, Number(number)))])];
    }

    // A tick that met a cancellation is read next.
    public override Step Withdraw(int id) => new(
        (this with { Waiting = Waiting.Where(wait => wait.Id != id) })
            .Change(reader => reader.Asks == id, reader => reader with { Asks = 0 })
            .Change(reader => reader.Told == id, reader => reader with { Told = 0, Last = reader.Last - 1 }));

    protected override Step? Serve()
    {
        var due = Readers.Where(reader => reader.Asks != 0 && reader.Last < Ticks);
        if (due.Count == 0) return null;
        var (id, number) = (due[0].Asks, due[0].Last + 1);
        return new(Change(reader => reader.Asks == id, reader => reader with { Asks = 0, Told = id, Last = number }), new Reply(id, Number(number)));
    }

    private TickerModel Change(Func<Reader, bool> which, Func<Reader, Reader> change) =>
        this with { Readers = [.. Readers.Select(reader => which(reader) ? change(reader) : reader)] };

    public static string Number(long tick) => $"tick {tick}";

    public readonly record struct Reader(int Subscription, long Last, int Asks, int Told = 0);

    public sealed record Start;

    public sealed record Stop;

    public sealed record ChangePeriod;

    public sealed record Wait(long? After, bool Waits);

    public sealed record Subscribe(int Subscription);

    public sealed record Next(int Subscription);

    public sealed record Look
    {
        public static string Of(bool isRunning, long ticks, int waiting) => $"{(isRunning ? "runs" : "does not run")}, {ticks} ticks, {waiting} waiting";
    }
}
