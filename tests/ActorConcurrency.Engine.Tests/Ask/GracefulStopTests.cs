using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class GracefulStopTests : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IActorRef _actor;

    public GracefulStopTests() => _actor = Sys.ActorOf(BlackHoleActor.Props);

    [Fact]
    public async Task It_says_when_the_actor_has_stopped()
    {
        Watch(_actor);

        Assert.True(await _actor.GracefulStop(Patience));

        await ExpectTerminatedAsync(_actor);
    }

    [Fact]
    public async Task It_says_so_of_an_actor_that_stopped_before()
    {
        await _actor.GracefulStop(Patience);

        Assert.True(await _actor.GracefulStop(Patience));
        Assert.True(await _actor.WatchAsync());
    }

    [Fact]
    public async Task It_says_when_the_actor_does_not_stop_in_time()
    {
        Assert.False(await _actor.GracefulStop(TimeSpan.FromMilliseconds(50), "this stops nobody"));
    }

    [Fact]
    public async Task Somebody_else_may_stop_it()
    {
        var stopped = _actor.WatchAsync();
        Assert.False(stopped.IsCompleted);

        Sys.Stop(_actor);

        Assert.True(await stopped.WaitAsync(Patience));
    }

    [Fact]
    public async Task The_wait_may_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var stopped = _actor.WatchAsync(source.Token);

        source.Cancel();

        Assert.False(await stopped.WaitAsync(Patience));
    }
}
