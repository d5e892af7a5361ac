using CsCheck;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency.Tests;

public sealed class CounterStateTests
{
    private static readonly RequestId Id = new(1, 2);

    [Fact]
    public void Changes_without_an_answer_get_none()
    {
        var state = new CounterState(10);

        Assert.Null(state.Apply(new Add(5)));
        Assert.Null(state.Apply(new Subtract(3)));

        Assert.Equal(12, state.Current);
    }

    [Fact]
    public void Changes_with_an_answer_get_the_value_after_them()
    {
        var state = new CounterState(10);

        Assert.Equal(new Value(Id, 15), state.Apply(new AddAndGet(Id, 5)));
        Assert.Equal(new Value(Id, 12), state.Apply(new SubtractAndGet(Id, 3)));
        Assert.Equal(new Value(Id, 12), state.Apply(new GetValue(Id)));
    }

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, -1)]
    [InlineData(1, long.MaxValue)]
    [InlineData(-2, long.MinValue)]
    public void A_sum_out_of_range_is_refused_and_counted(long value, long delta)
    {
        var state = new CounterState(value);

        Assert.Equal(new Overflowed(Id, value), state.Apply(new AddAndGet(Id, delta)));
        Assert.Null(state.Apply(new Add(delta)));

        Assert.Equal(new Snapshot(Id, new CounterSnapshot(value, 0, 2)), state.Apply(new GetSnapshot(Id)));
    }

    [Fact]
    public void The_least_number_can_be_subtracted()
    {
        var state = new CounterState(-1);

        Assert.Equal(new Value(Id, long.MaxValue), state.Apply(new SubtractAndGet(Id, long.MinValue)));
        Assert.Equal(new Overflowed(Id, long.MaxValue), state.Apply(new SubtractAndGet(Id, long.MinValue)));
        state.Apply(new Add(long.MinValue));
        Assert.Null(state.Apply(new Subtract(long.MinValue)));
        Assert.Equal(long.MaxValue, state.Current);
    }

    [Fact]
    public void It_is_set_only_from_the_expected_value()
    {
        var state = new CounterState(1);

        Assert.Equal(new Compared(Id, Set: false), state.Apply(new CompareAndSet(Id, 2, 3)));
        Assert.Equal(new Compared(Id, Set: true), state.Apply(new CompareAndSet(Id, 1, 3)));

        Assert.Equal(new Snapshot(Id, new CounterSnapshot(3, 1, 0)), state.Apply(new GetSnapshot(Id)));
    }

    [Fact]
    public void Whatever_is_added_each_change_is_applied_exactly_or_refused() =>
        Gen.Long[-1000, 1000].Array[0, 100].Sample(deltas =>
        {
            var state = new CounterState(0);
            var exact = Int128.Zero;

            foreach (var delta in deltas.Select(delta => delta << 53))
                if (state.Apply(new AddAndGet(Id, delta)) is Value) exact += delta;

            return state.Current == exact && state.Applied + state.Refused == deltas.Length;
        });
}
