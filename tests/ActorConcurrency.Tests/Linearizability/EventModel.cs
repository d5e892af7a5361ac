namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="IEvent"/>: a flag, numbered signals, and those who wait for either.</summary>
internal sealed record EventModel(bool AutoReset, bool IsSet) : Model
{
    public long Signals { get; init; }

    public long Passed { get; init; }

    /// <summary>How often it was cleared: a pass that comes back finds out whether its signal would still be there.</summary>
    public long Clears { get; init; }

    public Row<Waiter> Waiting { get; init; }

    /// <summary>Passes that used up a signal, and may still come back.</summary>
    public Row<Pass> OnTheWay { get; init; }

    public override Step Ask(int id, object request) => request switch
    {
        Set => Signal(id),
        Pulse => PulseOnce(id),
        Clear => new(Cleared(), new Reply(id, IsSet ? "was set" : "was not set")),
        Wait wait => Enter(new(id, wait.After, wait.TellsNumber, Signals), wait.Waits),
        _ => new(this, new Reply(id, Look.Of(IsSet, Signals, Passed, Waiting.Select(waiter => waiter.After)))),
    };

    public override Step Withdraw(int id)
    {
        var next = this with { Waiting = Waiting.Where(waiter => waiter.Id != id), OnTheWay = OnTheWay.Where(pass => pass.Id != id) };
        if (!OnTheWay.Any(pass => pass.Id == id)) return new(next);
        var back = OnTheWay.First(pass => pass.Id == id);
        next = next with { Passed = Passed - 1 };
        if (back.Clears != Clears || IsSet) return new(next);
        // A pulse's goes to somebody who waited for it, or is gone.
        return (next with { IsSet = true }).LetThrough(back.Pulse, keep: back.Pulse is null);
    }

    public override Step Confirm(int id) => new(this with { OnTheWay = OnTheWay.Where(pass => pass.Id != id) });

    private Step Signal(int id) =>
        (this with { Signals = Signals + 1, IsSet = true }).LetThrough(pulse: null, keep: true).And(new Reply(id, Number(Signals + 1)));

    private Step PulseOnce(int id)
    {
        var next = Cleared() with { Signals = Signals + 1, IsSet = true };
        return next.LetThrough(next.Signals, keep: false).And(new Reply(id, Number(next.Signals)));
    }

    private EventModel Cleared() => this with { IsSet = false, Clears = Clears + 1 };

    private Step Enter(Waiter waiter, bool waits)
    {
        if (waiter.After is { } known ? known < Signals : IsSet) return Let(waiter, pulse: null, []);
        return waits ? new(this with { Waiting = Waiting.Add(waiter) }) : new(this, new Reply(waiter.Id, "not now"));
    }

    // Those who wait for the flag, first come, first served; and whoever waits for a signal that has come.
    private Step LetThrough(long? pulse, bool keep)
    {
        var step = new Step(this);
        foreach (var waiter in Waiting)
        {
            var state = (EventModel)step.Next;
            var passes = waiter.After is { } known ? known < Signals : state.IsSet && !(waiter.Signals >= pulse);
            if (passes) step = (state with { Waiting = state.Waiting.Where(other => other.Id != waiter.Id) }).Let(waiter, pulse, step.Replies);
        }

        var last = (EventModel)step.Next;
        return step with { Next = last with { IsSet = last.IsSet && keep } };
    }

    private Step Let(Waiter waiter, long? pulse, Reply[] before)
    {
        var usesUp = AutoReset && waiter.After is null;
        var next = this with
        {
            Passed = waiter.After is null ? Passed + 1 : Passed,
            IsSet = IsSet && !usesUp,
            OnTheWay = usesUp ? OnTheWay.Add(new(waiter.Id, pulse, Clears)) : OnTheWay,
        };
        return new(next, [.. before, new Reply(waiter.Id, waiter.TellsNumber ? Number(Signals) : "passed", MayComeBack: usesUp)]);
    }

    public static string Number(long signal) => $"signal {signal}";

    public readonly record struct Waiter(int Id, long? After, bool TellsNumber, long Signals);

    public readonly record struct Pass(int Id, long? Pulse, long Clears);

    public sealed record Set;

    public sealed record Pulse;

    public sealed record Clear;

    public sealed record Wait(long? After, bool TellsNumber, bool Waits);

    public sealed record Look
    {
        public static string Of(bool isSet, long signals, long passed, IEnumerable<long?> waiting) =>
            $"{(isSet ? "set" : "not set")}, {signals} signals, {passed} passed, waiting [{string.Join(", ", waiting.Select(after => after?.ToString() ?? "flag"))}]";
    }
}
