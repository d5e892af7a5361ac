using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The life of an actor system.</summary>
public sealed class SystemTests
{
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_terminates_with_all_its_actors()
    {
        var system = Create();
        var stopped = new TaskCompletionSource();
        var actor = system.ActorOf(Props.Create(() => new Noticing(stopped)));
        await actor.Ask<string>("there?", Ample);

        await system.Terminate().WaitAsync(Ample);

        Assert.True(stopped.Task.IsCompletedSuccessfully);
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task To_terminate_twice_is_to_terminate_once()
    {
        var system = Create();

        await Task.WhenAll(system.Terminate(), system.Terminate()).WaitAsync(Ample);
        await system.Terminate().WaitAsync(Ample);
    }

    [Fact]
    public async Task Who_has_registered_is_called_when_it_terminates()
    {
        var system = Create();
        var called = new List<int>();
        system.RegisterOnTermination(() => called.Add(1));
        system.RegisterOnTermination(() => called.Add(2));

        await system.Terminate().WaitAsync(Ample);

        Assert.Equal([1, 2], called.Order());
    }

    [Fact]
    public async Task A_callback_that_throws_does_not_hold_up_the_others()
    {
        var system = Create();
        var (before, after) = (new TaskCompletionSource(), new TaskCompletionSource());
        system.RegisterOnTermination(before.SetResult);
        system.RegisterOnTermination(() => throw new InvalidOperationException("boom"));
        system.RegisterOnTermination(after.SetResult);

        await system.Terminate().WaitAsync(Ample);

        await Task.WhenAll(before.Task, after.Task).WaitAsync(Ample);
    }

    [Fact]
    public async Task After_its_end_it_takes_no_actors()
    {
        var system = Create();
        await system.Terminate().WaitAsync(Ample);

        Assert.Throws<InvalidOperationException>(() => system.ActorOf(Props.Empty));
    }

    [Fact]
    public async Task After_its_end_nobody_registers()
    {
        var system = Create();
        await system.Terminate().WaitAsync(Ample);

        Assert.Throws<InvalidOperationException>(() => system.RegisterOnTermination(() => { }));
    }

    [Fact]
    public void To_dispose_of_it_is_to_terminate_it_and_to_wait_for_that()
    {
        var system = Create();

        ((IDisposable)system).Dispose();

        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a/b")]
    [InlineData("")]
    public void A_name_is_made_of_letters_digits_and_dashes(string name)
    {
        var refused = Assert.Throws<ArgumentException>(() => ActorSystem.Create(name));

        Assert.StartsWith($"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_called_what_it_was_called()
    {
        var system = Create();

        Assert.Equal("a-system", system.Name);
        Assert.Equal("akka://a-system", system.ToString());
        await system.Terminate().WaitAsync(Ample);
    }

    [Fact]
    public async Task Two_systems_know_nothing_of_each_other()
    {
        var (one, other) = (Create(), Create());
        var actor = one.ActorOf(Props.Empty, "name");

        var same = other.ActorOf(Props.Empty, "name");
        await one.Terminate().WaitAsync(Ample);

        Assert.NotEqual(actor, same);
        Assert.False(other.WhenTerminated.IsCompleted);
        await other.Terminate().WaitAsync(Ample);
    }

    private static ActorSystem Create() => ActorSystem.Create("a-system", ConfigurationFactory.ParseString(ActorSpec.Quieted));

    private sealed class Noticing(TaskCompletionSource stopped) : UntypedActor
    {
        protected override void PostStop() => stopped.SetResult();

        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
