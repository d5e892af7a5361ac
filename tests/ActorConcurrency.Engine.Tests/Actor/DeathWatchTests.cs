using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Who watches an actor is told of its end.</summary>
public sealed class DeathWatchTests : ActorSpec
{
    private readonly IActorRef _watcher;
    private readonly IActorRef _subject;

    public DeathWatchTests() => (_watcher, _subject) = (Start("watcher"), Start("subject"));

    [Fact]
    public async Task A_watcher_is_told_once_however_often_it_watched()
    {
        await Inside(_watcher, context =>
        {
            context.Watch(_subject);
            context.Watch(_subject);
        });

        await Stopped(_subject);

        await ExpectMsgAsync(new Puppet.Died(_subject));
        await ExpectSilence(_watcher);
    }

    [Fact]
    public async Task Every_watcher_is_told()
    {
        var other = CreateTestProbe();
        other.Watch(_subject);
        Watch(_subject);

        Sys.Stop(_subject);

        await ExpectTerminatedAsync(_subject);
        await other.ExpectTerminatedAsync(_subject);
    }

    [Fact]
    public async Task An_actor_that_is_dead_already_is_reported_too()
    {
        await Stopped(_subject);

        await Inside(_watcher, context => context.Watch(_subject));

        await ExpectMsgAsync(new Puppet.Died(_subject));
    }

    [Fact]
    public async Task A_restart_is_no_death()
    {
        await Inside(_watcher, context => context.Watch(_subject));

        _subject.Tell(new InvalidOperationException("boom"));
        await Inside(_subject, _ => { });

        await ExpectSilence(_watcher);
    }

    [Fact]
    public async Task A_message_of_ones_own_may_stand_for_the_death()
    {
        await Inside(_watcher, context => context.WatchWith(_subject, "gone"));

        await Stopped(_subject);

        await ExpectMsgAsync("gone");
        await ExpectSilence(_watcher);
    }

    [Fact]
    public async Task Who_watches_twice_is_told_once_with_the_message_first_asked_for()
    {
        await Inside(_watcher, context =>
        {
            context.WatchWith(_subject, "gone");
            context.WatchWith(_subject, "left");
            context.Watch(_subject);
        });

        await Stopped(_subject);

        await ExpectMsgAsync("gone");
        await ExpectSilence(_watcher);
    }

    [Fact]
    public async Task Who_unwatches_first_may_ask_for_another_message()
    {
        await Inside(_watcher, context =>
        {
            context.WatchWith(_subject, "gone");
            context.Unwatch(_subject);
            context.WatchWith(_subject, "left");
        });

        await Stopped(_subject);

        await ExpectMsgAsync("left");
        await ExpectSilence(_watcher);
    }

    [Fact]
    public async Task Who_no_longer_watches_is_not_told()
    {
        await Inside(_watcher, context => context.Watch(_subject));
        await Inside(_watcher, context => context.Unwatch(_subject));

        await Stopped(_subject);

        await ExpectSilence(_watcher);
    }

    [Fact]
    public async Task Who_unwatches_when_the_death_is_already_on_its_way_is_not_told()
    {
        await Inside(_watcher, context => context.Watch(_subject));
        var release = await Held(_watcher, context => context.Unwatch(_subject));

        await Stopped(_subject);
        release.Set();

        await ExpectSilence(_watcher);
    }

    [Fact]
    public async Task A_death_is_told_after_what_the_dead_has_said()
    {
        await Inside(_watcher, context => context.Watch(_subject));

        await Inside(_subject, context =>
        {
            for (var i = 0; i < 100; i++) _watcher.Tell(i);
            context.Stop(context.Self);
        });

        for (var i = 0; i < 100; i++) await ExpectMsgAsync(i);
        await ExpectMsgAsync(new Puppet.Died(_subject));
    }

    [Fact]
    public async Task A_death_that_is_not_handled_is_a_failure()
    {
        var supervisor = Start(strategy: Telling(Directive.Stop));
        var subject = _subject;
        var careless = await ChildOf(supervisor, Props.Create(() => new Careless(subject)));
        Watch(careless);

        Sys.Stop(_subject);

        var cause = await ExpectMsgAsync<DeathPactException>();
        Assert.Equal(_subject, cause.DeadActor);
        Assert.Equal($"Monitored actor [{_subject}] terminated", cause.Message);
        await ExpectTerminatedAsync(careless);
    }

    [Fact]
    public async Task A_parent_may_watch_its_child_and_take_its_name_again_when_told()
    {
        var child = await ChildOf(_watcher, "child");
        await Inside(_watcher, context => context.Watch(child));

        Sys.Stop(child);
        await ExpectMsgAsync(new Puppet.Died(child));

        Assert.NotEqual(child, await ChildOf(_watcher, "child"));
    }

    private sealed class Careless : ReceiveActor
    {
        public Careless(IActorRef subject) => Context.Watch(subject);
    }
}
