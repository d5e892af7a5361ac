namespace ActorConcurrency.Cluster.Tests;

public sealed class FencedResourceTests
{
    private readonly FencedResource _resource = new();

    [Fact]
    public void Who_holds_it_may_come_in_again_and_the_next_one_after_it()
    {
        _resource.Enter(3);
        _resource.Enter(3);
        _resource.Enter(5);

        Assert.Equal(5, _resource.Highest);
    }

    [Fact]
    public void Who_was_overtaken_is_turned_away_and_told_by_whom()
    {
        _resource.Enter(5);

        Assert.False(_resource.TryEnter(4));
        var refusal = Assert.Throws<OvertakenException>(() => _resource.Enter(4));
        Assert.Contains("Token 4 was turned away: 5 was let in already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(5, _resource.Highest);
    }

    [Fact]
    public void What_is_no_token_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => _resource.TryEnter(0));

    [Fact]
    public async Task Of_many_at_once_only_those_that_climb_are_let_in()
    {
        var entered = new System.Collections.Concurrent.ConcurrentQueue<long>();
        await Task.WhenAll(Enumerable.Range(1, 1000).Select(token => Task.Run(() =>
        {
            if (_resource.TryEnter(token)) entered.Enqueue(token);
        })));

        Assert.Equal(1000, _resource.Highest);
        Assert.Contains(1000, entered);
    }
}
