using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What the promise behind an Ask does beyond Akka.NET's.</summary>
public sealed class AskPromiseTests : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private IActorRefProvider Provider => ((ExtendedActorSystem)Sys).Provider;

    [Fact]
    public async Task It_is_not_registered_unless_somebody_looks_at_its_path()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Registered()));

        Assert.Equal(0, await actor.Ask<int>("how many, if nobody looks?"));
        Assert.Equal(1, await actor.Ask<int>("look"));
        await AwaitAssertAsync(() => Assert.Empty(((VirtualPathContainer)Provider.TempContainer).Children));
    }

    [Fact]
    public async Task An_actor_that_watches_it_is_told_when_the_reply_has_come()
    {
        var asker = new FutureActorRef<string>(Provider);
        Watch(asker);

        asker.Tell("reply", TestActor);

        await ExpectTerminatedAsync(asker);
        Assert.Equal("reply", await asker.Task);
    }

    [Fact]
    public async Task An_actor_that_watches_it_too_late_is_told_at_once()
    {
        var asker = new FutureActorRef<string>(Provider);
        asker.Tell("reply", TestActor);

        Watch(asker);

        await ExpectTerminatedAsync(asker);
    }

    [Fact]
    public async Task Looking_at_the_path_while_the_reply_comes_leaves_nothing_registered()
    {
        for (var i = 0; i < 2000; i++)
        {
            var asker = new FutureActorRef<int>(Provider);
            var look = Task.Run(() => asker.Path);
            asker.Tell(i, ActorRefs.NoSender);
            Assert.NotSame(asker, Provider.ResolveActorRef(await look));
        }
    }

    [Fact]
    public async Task Its_time_runs_on_after_its_system_has_ended()
    {
        var system = ActorSystem.Create("ends");
        var asked = new FutureActorRef<string>(((ExtendedActorSystem)system).Provider);
        asked.Limit(TimeSpan.FromMilliseconds(300), CancellationToken.None);

        await system.Terminate();

        await Assert.ThrowsAsync<AskTimeoutException>(() => asked.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task It_can_be_limited_after_its_system_has_ended()
    {
        var system = ActorSystem.Create("ended");
        await system.Terminate();

        var asked = new FutureActorRef<string>(((ExtendedActorSystem)system).Provider);
        asked.Limit(TimeSpan.FromMilliseconds(50), CancellationToken.None);

        await Assert.ThrowsAsync<AskTimeoutException>(() => asked.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_question_that_cannot_be_sent_leaves_nothing_behind()
    {
        var asked = new FutureActorRef<string>(Provider);
        asked.Limit(Patience, CancellationToken.None);

        asked.Abandon();

        await Assert.ThrowsAsync<TaskCanceledException>(() => asked.Task);
        Assert.True(asked.IsTerminated);
    }

    /// <summary>Answers with the number of registered references.</summary>
    private sealed class Registered : ReceiveActor
    {
        public Registered() => ReceiveAny(message =>
        {
            if (message is "look") _ = Sender.Path;
            var provider = ((ExtendedActorSystem)Context.System).Provider;
            Sender.Tell(((VirtualPathContainer)provider.TempContainer).Children.Count());
        });
    }
}
