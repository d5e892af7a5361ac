using CsCheck;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency.Tests;

public sealed class CounterStateTests
{
    private static readonly RequestId Id = new(1, 2);

    [Fact]
    public void Changes_without_an_answer_get_none()
    {
        var state = Start(10);

        Assert.Null(Do(state, new Add(5)));
        Assert.Null(Do(state, new Subtract(3)));

        Assert.Equal(12, state.Current);
    }

    [Fact]
    public void Changes_with_an_answer_get_the_value_after_them()
    {
        var state = Start(10);

        Assert.Equal(new Value(Id, 15), Do(state, new AddAndGet(Id, 5)));
        Assert.Equal(new Value(Id, 12), Do(state, new SubtractAndGet(Id, 3)));
        Assert.Equal(new Value(Id, 12), Do(state, new GetValue(Id)));
    }

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, -1)]
    [InlineData(1, long.MaxValue)]
    [InlineData(-2, long.MinValue)]
    public void A_sum_out_of_range_is_refused_and_counted(long value, long delta)
    {
        var state = Start(value);

        Assert.Equal(new Overflowed(Id, value), Do(state, new AddAndGet(Id, delta)));
        Assert.Null(Do(state, new Add(delta)));

        Assert.Equal(new Snapshot(Id, new CounterSnapshot(value, 0, 2)), Do(state, new GetSnapshot(Id)));
    }

    [Fact]
    public void The_least_number_can_be_subtracted()
    {
        var state = Start(-1);

        Assert.Equal(new Value(Id, long.MaxValue), Do(state, new SubtractAndGet(Id, long.MinValue)));
        Assert.Equal(new Overflowed(Id, long.MaxValue), Do(state, new SubtractAndGet(Id, long.MinValue)));
        Do(state, new Add(long.MinValue));
        Assert.Null(Do(state, new Subtract(long.MinValue)));
        Assert.Equal(long.MaxValue, state.Current);
    }

    [Fact]
    public void It_is_set_only_from_the_expected_value()
    {
        var state = Start(1);

        Assert.Equal(new Compared(Id, Set: false), Do(state, new CompareAndSet(Id, 2, 3)));
        Assert.Equal(new Compared(Id, Set: true), Do(state, new CompareAndSet(Id, 1, 3)));

        Assert.Equal(new Snapshot(Id, new CounterSnapshot(3, 1, 0)), Do(state, new GetSnapshot(Id)));
    }

    [Fact]
    public void Whatever_is_added_each_change_is_applied_exactly_or_refused() =>
        Gen.Long[-1000, 1000].Array[0, 100].Sample(deltas =>
        {
            var state = Start(0);
            var exact = Int128.Zero;

            foreach (var delta in deltas.Select(delta => delta << 53))
                if (Do(state, new AddAndGet(Id, delta)) is Value) exact += delta;

            return state.Current == exact && state.Applied + state.Refused == deltas.Length;
        });

    [Fact]
    public void A_sum_out_of_bounds_is_refused_and_not_counted()
    {
        var state = Start(10);

        Assert.Equal(new Value(Id, 12), Do(state, new AddWithin(Id, 2, 0, 12)));
        Assert.Equal(new OutOfBounds(Id, 12), Do(state, new AddWithin(Id, 1, 0, 12)));
        Assert.Equal(new OutOfBounds(Id, 12), Do(state, new AddWithin(Id, -13, 0, 12)));
        Assert.Equal(new OutOfBounds(Id, 12), Do(state, new AddWithin(Id, long.MaxValue)));

        Assert.Equal((1, 0), (state.Applied, state.Refused));
    }

    [Fact]
    public void Setting_it_gives_the_value_before()
    {
        var state = Start(10);

        Assert.Equal(new Previous(Id, 10), Do(state, new GetAndSet(Id, 3)));
        Assert.Equal(new Value(Id, 3), Do(state, new GetValue(Id)));
    }

    [Fact]
    public void Whom_a_change_concerns_is_told_in_the_order_of_asking_after_whoever_made_it()
    {
        var state = Start(0);
        foreach (var (who, bound) in new[] { (1, 7), (2, 9), (3, 5), (4, 12), (5, 7) }) Assert.Null(Do(state, new WaitUntil(new(9, who), bound, AtLeast: true)));

        Assert.Equal(
            [new Value(Id, 10), new Value(new(9, 1), 10), new Value(new(9, 2), 10), new Value(new(9, 3), 10), new Value(new(9, 5), 10)],
            DoAll(state, new AddAndGet(Id, 10)));

        Assert.Equal(1, state.Waiting);
    }

    [Fact]
    public void Each_side_is_told_of_its_own_bounds()
    {
        var state = Start(0);
        Do(state, new WaitUntil(new(9, 1), 5, AtLeast: true));
        Do(state, new WaitUntil(new(9, 2), -5, AtLeast: false));

        Assert.Equal([new Value(new(9, 2), -5)], DoAll(state, new Subtract(5)));
        Assert.Equal([new Value(new(9, 1), 6)], DoAll(state, new Add(11)));
        Assert.Equal(new NotNow(Id), Do(state, new WaitUntil(Id, 7, AtLeast: true, Patient: false)));
        Assert.Equal(new Value(Id, 6), Do(state, new WaitUntil(Id, 6, AtLeast: false, Patient: false)));
    }

    [Fact]
    public void A_wait_said_twice_counts_once_and_a_withdrawn_one_not_at_all()
    {
        var state = Start(0, maxWaiters: 1);
        Do(state, new WaitUntil(Id, 5, AtLeast: true));

        Assert.Null(Do(state, new WaitUntil(Id, 5, AtLeast: true)));
        Assert.Equal(new TooManyWait(new(9, 1), 1), Do(state, new WaitUntil(new(9, 1), 5, AtLeast: true)));
        Do(state, new Withdraw(Id));
        Do(state, new Withdraw(Id));

        Assert.Equal(0, state.Waiting);
        Assert.Empty(DoAll(state, new Add(5)));
    }

    [Fact]
    public void Whoever_waits_is_told_of_the_first_value_that_reaches_its_bound() =>
        Gen.Select(Gen.Int[-3, 3].Array[1, 40], Gen.Select(Gen.Int[-6, 6], Gen.Bool).Array[1, 12]).Sample((deltas, bounds) =>
        {
            var state = Start(0);
            var expected = bounds.Select(bound => FirstReaching(deltas, bound.Item1, bound.Item2)).ToArray();
            var told = new long?[bounds.Length];
            void Note(IReply reply) => told[reply.Id.Number] = ((Value)reply).Current;

            for (var who = 0; who < bounds.Length; who++) DoAll(state, new WaitUntil(new(9, who), bounds[who].Item1, bounds[who].Item2)).ForEach(Note);
            foreach (var delta in deltas) DoAll(state, new Add(delta)).ForEach(Note);

            return told.SequenceEqual(expected) && state.Waiting == expected.Count(value => value is null);
        });

    private static long? FirstReaching(int[] deltas, int bound, bool atLeast)
    {
        var value = 0L;
        foreach (var delta in deltas.Prepend(0))
        {
            value += delta;
            if (atLeast ? value >= bound : value <= bound) return value;
        }

        return null;
    }

    private static CounterState<string> Start(long initialValue, int maxWaiters = int.MaxValue) =>
        new(new CounterSettings { InitialValue = initialValue, MaxWaiters = maxWaiters });

    private static IReply? Do(CounterState<string> state, ICommand command) => DoAll(state, command).SingleOrDefault();

    private static List<IReply> DoAll(CounterState<string> state, ICommand command)
    {
        var replies = new List<(string To, IReply Reply)>();
        state.Apply(command, "ann", replies);
        return [.. replies.Select(reply => reply.Reply)];
    }
}
