using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Permits that are taken without a message, and operations that wait for them in the state itself.</summary>
public sealed class SemaphoreLendingTests
{
    private readonly SemaphoreState<string> _state = new(new SemaphoreSettings(), StandIn.Serve);
    private readonly List<(string To, IReply Reply)> _replies = [];

    [Fact]
    public void A_lease_goes_back_once_and_an_old_token_changes_nothing()
    {
        var lease = _state.TryTake(1, TimeSpan.Zero)!;
        var first = lease.Token;
        Return(lease, first);
        Assert.Same(lease, _state.TryTake(1, TimeSpan.Zero));

        Return(lease, first);

        Assert.Equal((0, 1), (_state.Available, _state.Held));
        Assert.True(lease.Token > first);
    }

    [Fact]
    public void Who_gave_up_takes_nothing_though_it_still_stands_in_the_line()
    {
        var lease = _state.TryTake(1, TimeSpan.Zero)!;
        var (gone, next) = (new StandIn(), new StandIn());
        _state.Enter(gone, 1, TimeSpan.Zero);
        _state.Enter(next, 1, TimeSpan.Zero);
        Assert.True(gone.TryGiveUp());

        Return(lease, lease.Token);

        Assert.Null(gone.Answer);
        Assert.IsType<SemaphoreLease>(next.Answer);
        var books = Snapshot();
        Assert.Equal((3, 1, 1, 1), (books.Granted, books.Returned, books.Reclaimed, books.Held));
    }

    [Fact]
    public void Who_is_taken_out_of_the_line_lets_in_who_stood_behind_it()
    {
        var many = new SemaphoreState<string>(new SemaphoreSettings { Initial = 2, Maximum = 3 }, StandIn.Serve);
        var (large, small) = (new StandIn(), new StandIn());
        many.Enter(large, 3, TimeSpan.Zero);
        many.Enter(small, 2, TimeSpan.Zero);
        Assert.Null(small.Answer);
        Assert.True(large.TryGiveUp());

        many.Forget(large.Node!, TimeSpan.Zero, _replies);

        Assert.IsType<SemaphoreLease>(small.Answer);
    }

    private void Return(SemaphoreLease lease, long token)
    {
        if (_state.TakeBack(lease, token)) _state.Admit(TimeSpan.Zero, _replies);
    }

    private SemaphoreSnapshot Snapshot()
    {
        _state.Apply(new GetSnapshot(new(1, 1)), "me", TimeSpan.Zero, _replies);
        return ((Snapshot)_replies[^1].Reply).State;
    }
}
