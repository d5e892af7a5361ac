namespace ActorConcurrency.Tests;

/// <summary>The contract of <see cref="ICounter"/>: a number, and how many changes there were.</summary>
internal sealed record CounterModel(long Value, long Applied = 0, long Refused = 0) : Model
{
    public override Step Ask(int id, object request)
    {
        switch (request)
        {
            case Add add:
                var (next, isDone) = Plus(add.Delta);
                return new(next, new Reply(id, add.Says(isDone, next.Value)));
            case CompareAndSet compare:
                return Value == compare.Expected
                    ? new(this with { Value = compare.Update, Applied = Applied + 1 }, new Reply(id, "set"))
                    : new(this, new Reply(id, "not set"));
            case Set set:
                return new(this with { Value = set.Update, Applied = Applied + 1 }, new Reply(id, Text(Value)));
            case AddWithin add:
                var (sum, isWithin) = Plus(add.Delta);
                return isWithin && sum.Value >= add.Least && sum.Value <= add.Most
                    ? new(sum, new Reply(id, Text(sum.Value)))
                    : new(this, new Reply(id, "out of bounds"));
            case Read:
                return new(this, new Reply(id, Text(Value)));
            default:
                return new(this, new Reply(id, Look.Of(Value, Applied, Refused)));
        }
    }

    public static string Text(long value) => $"it is {value}";

    private (CounterModel Next, bool IsDone) Plus(Int128 delta)
    {
        var sum = Value + delta;
        return sum < long.MinValue || sum > long.MaxValue
            ? (this with { Refused = Refused + 1 }, false)
            : (this with { Value = (long)sum, Applied = Applied + 1 }, true);
    }

    /// <summary>Adds. The answer tells the value, or only that it is done, and an overflow unless nobody waits for the answer.</summary>
    public sealed record Add(long Delta, bool TellsValue = false, bool TellsOverflow = true)
    {
        public string Says(bool isDone, long value) => (isDone, TellsValue, TellsOverflow) switch
        {
            (false, _, true) => "overflow",
            (true, true, _) => Text(value),
            _ => "done",
        };
    }

    public sealed record CompareAndSet(long Expected, long Update);

    public sealed record Set(long Update);

    public sealed record AddWithin(long Delta, long Least, long Most);

    public sealed record Read;

    public sealed record Look
    {
        public static string Of(long value, long applied, long refused) => $"it is {value} after {applied} changes, {refused} refused";
    }
}
