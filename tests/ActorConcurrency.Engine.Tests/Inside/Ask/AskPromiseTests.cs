using System.Reflection;
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
    public void A_reply_that_comes_while_it_is_being_registered_leaves_nothing_registered()
    {
        FutureActorRef<string>? asker = null;
        var provider = ProviderHook.Around(Provider, afterRegistration: () => asker!.Tell("reply", TestActor));
        asker = new FutureActorRef<string>(provider);

        var path = asker.Path;

        Assert.NotSame(asker, Provider.ResolveActorRef(path));
        Assert.Same(path, asker.Path);
    }

    [Fact]
    public void Two_that_look_at_its_path_at_once_see_the_same_and_one_is_registered()
    {
        FutureActorRef<string>? asker = null;
        ActorPath? other = null;
        var isFirst = true;
        var provider = ProviderHook.Around(Provider, afterRegistration: () =>
        {
            if (!isFirst) return;
            isFirst = false;
            other = asker!.Path;
        });
        asker = new FutureActorRef<string>(provider);

        var path = asker.Path;

        Assert.Same(path, other);
        Assert.Same(asker, Assert.Single(((VirtualPathContainer)Provider.TempContainer).Children));
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

    /// <summary>A provider in whose midst something else happens, as on another thread, but at a known moment.</summary>
    public class ProviderHook : DispatchProxy
    {
        private IActorRefProvider? _provider;
        private Action? _afterRegistration;

        internal static IActorRefProvider Around(IActorRefProvider provider, Action afterRegistration)
        {
            var proxy = Create<IActorRefProvider, ProviderHook>();
            var hook = (ProviderHook)(object)proxy;
            (hook._provider, hook._afterRegistration) = (provider, afterRegistration);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var result = targetMethod!.Invoke(_provider, args);
            if (targetMethod.Name == nameof(IActorRefProvider.RegisterTempActor)) _afterRegistration!();
            return result;
        }
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
