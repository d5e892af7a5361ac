using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.Engine.Tests.Stress;

/// <summary>Exactly one Terminated for each watcher and watched, however watch and stop meet.</summary>
public sealed class DeathWatchStressTests : IAsyncLifetime
{
    private readonly ActorSystem _system = StressSystem.Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task Every_watcher_is_told_once_of_every_death()
    {
        const int Watchers = 20;
        const int Watched = 200;
        var told = new ConcurrentDictionary<(int Watcher, IActorRef Subject), int>();
        var done = new CountdownEvent(Watchers * Watched);
        var subjects = Enumerable.Range(0, Watched).Select(_ => _system.ActorOf(Props.Empty)).ToArray();
        var watchers = Enumerable.Range(0, Watchers)
            .Select(i => _system.ActorOf(Props.Create(() => new Watcher(i, told, done)))).ToArray();

        StressSystem.OnThreads(2, thread =>
        {
            foreach (var subject in subjects)
            {
                if (thread == 0) foreach (var watcher in watchers) watcher.Tell(subject, ActorRefs.NoSender);
                else _system.Stop(subject);
            }
        });

        Assert.True(await Task.Run(() => done.Wait(StressSystem.Limit)), $"{done.CurrentCount} deaths were not told");
        // A last message of each watcher comes after all that were sent before it: a second Terminated would be in by now.
        foreach (var watcher in watchers) await watcher.Ask<string>("flush", StressSystem.Limit);
        Assert.All(told, pair => Assert.Equal(1, pair.Value));
        Assert.Equal(Watchers * Watched, told.Count);
    }

    [Fact]
    public async Task After_an_unwatch_nothing_is_told_even_if_the_death_came_first()
    {
        for (var round = 0; round < 200; round++)
        {
            var told = new ConcurrentDictionary<(int, IActorRef), int>();
            var watcher = _system.ActorOf(Props.Create(() => new Watcher(0, told, new CountdownEvent(1))));
            var subject = _system.ActorOf(Props.Empty);
            watcher.Tell(subject, ActorRefs.NoSender);
            await watcher.Ask<string>("flush", StressSystem.Limit);

            _system.Stop(subject);
            watcher.Tell(new Forget(subject), ActorRefs.NoSender);
            var toldBefore = await watcher.Ask<int>(new HowMany(), StressSystem.Limit);
            await subject.WatchAsync().WaitAsync(StressSystem.Limit);
            await watcher.Ask<string>("flush", StressSystem.Limit);

            Assert.Equal(toldBefore, told.Count);
        }
    }

    [Fact]
    public async Task A_hundred_thousand_children_come_and_go_and_each_is_told()
    {
        const int Children = 100_000;
        var all = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = _system.ActorOf(Props.Create(() => new Spawner(Children, all)));

        parent.Tell("go", ActorRefs.NoSender);

        Assert.Equal(Children, await all.Task.WaitAsync(StressSystem.Limit));
    }

    private sealed record Forget(IActorRef Subject);

    private sealed record HowMany;

    private sealed class Watcher : ReceiveActor
    {
        private int _told;

        public Watcher(int number, ConcurrentDictionary<(int, IActorRef), int> told, CountdownEvent done)
        {
            Receive<IActorRef>(subject => Context.Watch(subject));
            Receive<Forget>(forget => Context.Unwatch(forget.Subject));
            Receive<HowMany>(_ => Sender.Tell(_told));
            Receive<string>(_ => Sender.Tell("flushed"));
            Receive<Terminated>(death =>
            {
                _told++;
                told.AddOrUpdate((number, death.ActorRef), 1, (_, n) => n + 1);
                if (!done.IsSet) done.Signal();
            });
        }
    }

    private sealed class Spawner : ReceiveActor
    {
        private int _deaths;

        public Spawner(int children, TaskCompletionSource<int> all)
        {
            Receive<string>(_ =>
            {
                for (var i = 0; i < children; i++)
                {
                    var child = Context.ActorOf(Props.Empty);
                    Context.Watch(child);
                    child.Tell(PoisonPill.Instance);
                }
            });
            Receive<Terminated>(_ =>
            {
                if (++_deaths == children) all.SetResult(_deaths);
            });
        }
    }
}
