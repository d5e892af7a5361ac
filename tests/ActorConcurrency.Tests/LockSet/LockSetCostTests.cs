using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>However many wait, a step looks at those whom it concerns: what many waiters cost together grows with their number, not with its square.</summary>
public sealed class LockSetCostTests
{
    private const int Many = 1_000;
    private const int LooksAtEach = 6;
    private static readonly RequestId Holder = new(9, 9);
    private readonly List<(int To, IReply Reply)> _replies = [];
    private LockSetState<int> _state = new(new LockSetSettings());

    /// <summary>In which order waiters go.</summary>
    public enum Going
    {
        /// <summary>First come, first gone.</summary>
        FirstToLast,

        /// <summary>The last one goes first.</summary>
        LastToFirst,

        /// <summary>In any order.</summary>
        AtRandom,
    }

    [Theory]
    [InlineData(Going.FirstToLast)]
    [InlineData(Going.LastToFirst)]
    [InlineData(Going.AtRandom)]
    public void Many_waits_behind_one_holder_are_cancelled(Going going)
    {
        Do(new Acquire(Holder, ["x"]));
        foreach (var n in Everybody) Do(new Acquire(Wait(n), ["x"]));

        foreach (var n in In(going)) Do(new Withdraw(Wait(n)));

        AssertAllHaveGoneAtTheCostOfEach();
    }

    [Theory]
    [InlineData(Going.FirstToLast)]
    [InlineData(Going.LastToFirst)]
    [InlineData(Going.AtRandom)]
    public void Many_waits_for_two_names_are_cancelled(Going going)
    {
        Do(new Acquire(Holder, ["x"]));
        foreach (var n in Everybody) Do(new Acquire(Wait(n), ["a", "x"]));

        foreach (var n in In(going)) Do(new Withdraw(Wait(n)));

        AssertAllHaveGoneAtTheCostOfEach();
    }

    [Fact]
    public void Many_waiters_get_the_lock_one_after_the_other()
    {
        Do(new Acquire(Holder, ["x", "y"]));
        foreach (var n in Everybody) Do(new Acquire(Wait(n), ["x", "y"]));

        Do(new Return(Holder));
        foreach (var n in Everybody) Do(new Return(Wait(n)));

        AssertAllHaveGoneAtTheCostOfEach();
    }

    [Theory]
    [InlineData(Going.FirstToLast)]
    [InlineData(Going.LastToFirst)]
    [InlineData(Going.AtRandom)]
    public void Many_waiters_wait_for_different_names(Going going)
    {
        foreach (var n in Everybody)
        {
            Do(new Acquire(Lease(n), [$"x{n}"]));
            Do(new Acquire(Wait(n), [$"x{n}"]));
        }

        foreach (var n in In(going))
        {
            Do(new Return(Lease(n)));
            Do(new Return(Wait(n)));
        }

        AssertAllHaveGoneAtTheCostOfEach();
    }

    [Theory]
    [InlineData(Going.FirstToLast)]
    [InlineData(Going.LastToFirst)]
    [InlineData(Going.AtRandom)]
    public void Many_sessions_that_hold_something_and_wait_are_closed(Going going)
    {
        SessionsHoldOneAndWaitForX();

        foreach (var n in In(going)) Do(new CloseSession(default, Session(n)));

        AssertAllHaveGoneAtTheCostOfEach();
    }

    [Fact]
    public void Many_sessions_that_hold_something_and_wait_are_closed_together()
    {
        SessionsHoldOneAndWaitForX();

        _state.CloseAll(Everybody.Select(Session), TimeSpan.Zero, _replies);

        AssertAllHaveGoneAtTheCostOfEach();
    }

    [Fact]
    public void Many_sessions_that_hold_something_get_the_lock_one_after_the_other()
    {
        SessionsHoldOneAndWaitForX();

        Do(new Return(Holder));
        foreach (var n in Everybody) Do(new Return(Wait(n)));

        AssertAllHaveGoneAtTheCostOfEach();
    }

    [Theory]
    [InlineData(Going.FirstToLast)]
    [InlineData(Going.LastToFirst)]
    [InlineData(Going.AtRandom)]
    public void Many_sessions_wait_for_one_another_in_a_chain(Going going)
    {
        _state = new(new LockSetSettings { Ordered = false });
        OpenSessionsThatHoldOne();

        foreach (var n in In(going)) Do(new Acquire(Wait(n), [$"x{n + 1}"], Session: Session(n)));

        Assert.Equal(Many - 1, _state.Waiting);
        _state.CloseAll(Everybody.Select(Session), TimeSpan.Zero, _replies);
        // A chain that grows at both ends is searched from its shorter side.
        AssertAllHaveGoneAtTheCostOfEach(looks: 4 * LooksAtEach);
    }

    [Fact]
    public void Many_who_wait_inside_one_lease_do_not_slow_down_who_waits_for_it()
    {
        _state = new(new LockSetSettings { Ordered = false });
        Do(new Acquire(Holder, ["outer"]));
        Do(new Acquire(new(9, 8), ["inner"]));
        foreach (var n in Everybody) Do(new Acquire(Lease(n), ["inner"], Holding: [Holder]));
        OpenSessionsThatHoldOne();

        foreach (var n in Everybody) Do(new Acquire(Wait(n), ["outer"], Session: Session(n)));

        Assert.Equal(2 * Many, _state.Waiting);
        Do(new Return(Holder));
        Assert.InRange(_state.Looks, 1, 2 * LooksAtEach * Many);
    }

    private static IEnumerable<int> Everybody => Enumerable.Range(0, Many);

    private static RequestId Wait(int n) => new(1, n);

    private static RequestId Session(int n) => new(2, n);

    private static RequestId Lease(int n) => new(3, n);

    private static int[] In(Going going)
    {
        var order = Everybody.ToArray();
        if (going == Going.LastToFirst) Array.Reverse(order);
        if (going == Going.AtRandom) new Random(1).Shuffle(order);
        return order;
    }

    private void SessionsHoldOneAndWaitForX()
    {
        Do(new Acquire(Holder, ["z"]));
        OpenSessionsThatHoldOne();
        foreach (var n in Everybody) Do(new Acquire(Wait(n), ["z"], Session: Session(n)));
    }

    private void OpenSessionsThatHoldOne()
    {
        foreach (var n in Everybody)
        {
            Do(new OpenSession(Session(n), "s"));
            Do(new Acquire(new(4, n), [$"x{n}"], Session: Session(n)));
        }
    }

    private void Do(ICommand command) => _state.Apply(command, 0, TimeSpan.Zero, _replies);

    private void AssertAllHaveGoneAtTheCostOfEach(int looks = LooksAtEach)
    {
        Assert.Equal(0, _state.Waiting);
        Assert.InRange(_state.Looks, 1, looks * Many);
    }
}
