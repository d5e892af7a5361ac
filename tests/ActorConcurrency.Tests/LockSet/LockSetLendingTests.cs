using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Leases taken without a message are used again, and nobody notices but the collector.</summary>
public sealed class LockSetLendingTests
{
    private readonly List<(int To, IReply Reply)> _replies = [];
    private readonly LockSetState<int> _state = new(new LockSetSettings());

    [Fact]
    public void Who_takes_the_same_again_gets_the_same_entry_with_another_token()
    {
        var first = Take("x", "y")!;
        var (token, names) = (first.FencingToken, first.Names);
        GiveBack(first, token);

        var second = Take("x", "y")!;

        Assert.Same(first, second);
        Assert.Equal(names, second.Names);
        Assert.Equal((1, 2), (token, second.FencingToken));
        GiveBack(first, token);
        Assert.Equal(1, _state.Held);
    }

    [Fact]
    public void Names_in_any_order_are_sorted_each_once()
    {
        var lease = Take("y", "x", "y")!;

        Assert.Equal(["x", "y"], lease.Names.AsEnumerable());
        Assert.Equal("y", lease.Bound);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Nonsense_is_left_to_the_other_way(string? nonsense)
    {
        GiveBack(Take("x")!, 1);

        Assert.Null(Take("x", nonsense!));

        Assert.Equal((0, 1), (_state.Held, _state.Known));
    }

    [Fact]
    public void What_is_not_free_is_left_to_the_other_way()
    {
        _state.Apply(new Acquire(new(1, 1), ["y"]), 0, TimeSpan.Zero, _replies);

        Assert.Null(Take("x", "y"));
        Assert.NotNull(Take("x"));
        Assert.Null(Take("x"));
    }

    [Fact]
    public void A_return_by_message_lets_in_who_waits()
    {
        var lease = Take("x")!;
        _state.Apply(new Acquire(new(1, 1), ["x"]), 7, TimeSpan.Zero, _replies);

        GiveBack(lease, 1);
        GiveBack(lease, 1);

        Assert.Equal([(7, new Granted(new(1, 1), ["x"], 2))], _replies);
    }

    [Fact]
    public void Of_names_that_many_held_once_few_are_kept_in_mind_and_those_in_use_stay()
    {
        for (var round = 0; round < 3; round++)
        {
            var held = Enumerable.Range(0, 1_000).Select(n => Take($"{round} {n}")!).ToArray();
            Assert.InRange(_state.Known, 1_000, 1_256);
            foreach (var lease in held) GiveBack(lease, lease.FencingToken);
            Assert.Equal(256, _state.Known);
        }

        var spare = Take("x")!;
        GiveBack(spare, spare.FencingToken);
        var names = spare.Names;
        Assert.Equal(names, Take("x")!.Names);
    }

    private LockSetLeases.Lease? Take(params string[] names) => _state.TryTake(names, around: null, wait: true);

    private void GiveBack(LockSetLeases.Lease lease, long token) => _state.Return(lease, token, TimeSpan.Zero, _replies);
}
