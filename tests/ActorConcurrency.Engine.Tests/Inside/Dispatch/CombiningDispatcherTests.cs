using System.Runtime.CompilerServices;
using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What runs on the thread of a sender, what does not, and that neither notices the other.</summary>
public sealed class CombiningDispatcherTests() : ActorSpec("combining { type = CombiningDispatcher }")
{
    private const int Budget = 16;

    [Fact]
    public async Task An_idle_actor_runs_on_the_thread_that_tells_it_something()
    {
        var actor = await Combining(_ => TestActor.Tell(Environment.CurrentManagedThreadId));

        var sender = OnOwnThread(() => actor.Tell("run"));

        await ExpectMsgAsync(sender);
    }

    [Fact]
    public async Task It_is_created_on_a_worker()
    {
        var seen = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var props = Props.Create(() => new Newborn(seen)).WithDispatcher("combining");

        var sender = OnOwnThread(() => Sys.ActorOf(props).Tell("run"));

        Assert.NotEqual(sender, await seen.Task.WaitAsync(Ample));
    }

    [Fact]
    public async Task It_never_runs_inside_another_actor()
    {
        var inner = await Combining(_ => TestActor.Tell(Environment.CurrentManagedThreadId));
        var threadOfOuter = 0;
        var returned = false;
        var outer = await Combining(_ =>
        {
            threadOfOuter = Environment.CurrentManagedThreadId;
            inner.Tell("run");
            Volatile.Write(ref returned, true);
        });

        var sender = OnOwnThread(() => outer.Tell("run"));

        Assert.Equal(sender, threadOfOuter);
        Assert.True(returned);
        Assert.NotEqual(sender, await ExpectMsgAsync<int>());
    }

    [Fact]
    public async Task It_does_not_run_on_the_engines_own_threads()
    {
        var actor = await Combining(_ => TestActor.Tell(Environment.CurrentManagedThreadId));
        var timer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

        Sys.Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () =>
        {
            actor.Tell("run");
            timer.SetResult(Environment.CurrentManagedThreadId);
        });

        Assert.NotEqual(await timer.Task.WaitAsync(Ample), await ExpectMsgAsync<int>());
    }

    [Fact]
    public async Task A_busy_actor_is_left_to_whoever_runs_it()
    {
        using var inside = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var actor = await Combining(message =>
        {
            TestActor.Tell((message, Environment.CurrentManagedThreadId));
            if (message is not "first") return;
            inside.Set();
            leave.Wait(Ample);
        });
        var first = Task.Run(() => OnOwnThread(() => actor.Tell("first")));
        Assert.True(inside.Wait(Ample));

        OnOwnThread(() => actor.Tell("second")); // returns while the first is still inside

        leave.Set();
        var runner = await first.WaitAsync(Ample);
        await ExpectMsgAsync(((object)"first", runner));
        // The first sender's time may be up by now; then a worker has taken over.
        Assert.Equal("second", (await ExpectMsgAsync<(object Message, int)>()).Message);
    }

    [Fact]
    public async Task After_sixteen_messages_a_worker_goes_on()
    {
        var threads = new List<int>();
        var actor = await Combining(message =>
        {
            if (message is "all")
                for (var i = 0; i < 100; i++) ActorCell.GetCurrentSelfOrNoSender()!.Tell(i, ActorRefs.NoSender);
            threads.Add(Environment.CurrentManagedThreadId);
            if (message is 99) TestActor.Tell(threads);
        });

        var sender = OnOwnThread(() => actor.Tell("all"));

        var ran = await ExpectMsgAsync<List<int>>();
        Assert.Equal(101, ran.Count);
        Assert.InRange(ran.Count(thread => thread == sender), 1, Budget);
        Assert.Equal(sender, ran[0]);
    }

    [Fact]
    public async Task A_sender_that_holds_a_lock_is_not_held_up_by_an_actor_that_takes_none()
    {
        var gate = new Lock();
        var actor = await Combining(message => TestActor.Tell(message));

        lock (gate)
        {
            actor.Tell("under the lock");
            Assert.True(gate.IsHeldByCurrentThread);
        }

        await ExpectMsgAsync("under the lock");
    }

    [Fact]
    public async Task The_actor_sees_no_context_of_the_sender_and_leaves_none_behind()
    {
        var local = new AsyncLocal<string?>();
        var actor = await Combining(_ =>
        {
            TestActor.Tell(local.Value ?? "nothing");
            local.Value = "the actor's";
        });

        var after = OnOwnThread(() =>
        {
            local.Value = "the sender's";
            actor.Tell("look");
            return local.Value;
        });

        await ExpectMsgAsync("nothing");
        Assert.Equal("the sender's", after);
    }

    [Fact]
    public async Task The_actor_leaves_no_context_with_a_sender_that_had_none()
    {
        var local = new AsyncLocal<string?>();
        var actor = await Combining(_ => local.Value = "the actor's");

        var after = OnOwnThread(() =>
        {
            actor.Tell("leave something");
            return local.Value;
        });

        Assert.Null(after);
    }

    [Fact]
    public async Task A_sender_whose_context_must_not_flow_runs_nothing()
    {
        var actor = await Combining(_ => TestActor.Tell(Environment.CurrentManagedThreadId));

        var sender = OnOwnThread(() =>
        {
            using (ExecutionContext.SuppressFlow()) actor.Tell("run");
            return Environment.CurrentManagedThreadId;
        });

        Assert.NotEqual(sender, await ExpectMsgAsync<int>());
    }

    [Fact]
    public async Task The_actor_does_not_see_the_senders_synchronisation_context()
    {
        var actor = await Combining(_ => TestActor.Tell(SynchronizationContext.Current is null));
        var context = new SynchronizationContext();

        var after = OnOwnThread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(context);
            actor.Tell("look");
            return SynchronizationContext.Current;
        });

        await ExpectMsgAsync(true);
        Assert.Same(context, after);
    }

    [Fact]
    public async Task A_sender_that_runs_on_a_scheduler_of_its_own_runs_nothing()
    {
        var actor = await Combining(_ => TestActor.Tell(TaskScheduler.Current == TaskScheduler.Default));
        var own = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

        await Task.Factory.StartNew(() => actor.Tell("look"), CancellationToken.None, TaskCreationOptions.None, own);

        await ExpectMsgAsync(true);
    }

    [Fact]
    public async Task A_sender_that_has_hardly_any_stack_left_runs_nothing()
    {
        var actor = await Combining(_ => TestActor.Tell(Environment.CurrentManagedThreadId));

        var sender = OnOwnThread(() => AtTheBottom(() => actor.Tell("run")));

        Assert.NotEqual(sender, await ExpectMsgAsync<int>());
    }

    [Fact]
    public async Task An_actor_that_disposes_of_its_system_does_not_wait_for_itself()
    {
        var system = ActorSystem.Create("disposed", "combining { type = CombiningDispatcher }, akka.loglevel = OFF");
        var actor = system.ActorOf(Props.Create(() => new Handling(message => ((ActorSystem)message).Dispose())).WithDispatcher("combining"));
        await actor.Ask<ActorIdentity>(new Identify(null), Ample);

        OnOwnThread(() => actor.Tell(system));

        await system.WhenTerminated.WaitAsync(Ample);
    }

    [Fact]
    public async Task A_failure_goes_to_the_supervisor_and_not_to_the_sender()
    {
        var parent = Start(strategy: Telling(Directive.Resume));
        var child = await ChildOf(parent, PuppetProps().WithDispatcher("combining"));
        await Inside(child, _ => { });

        OnOwnThread(() => child.Tell(new InvalidOperationException("boom")));

        Assert.Equal("boom", (await ExpectMsgAsync<InvalidOperationException>()).Message);
        child.Tell("still there");
        await ExpectMsgAsync("still there");
    }

    [Fact]
    public async Task A_stop_while_a_sender_is_inside_takes_effect_after_its_message()
    {
        var dead = Listening<Akka.Event.DeadLetter>();
        var actor = await Combining(message =>
        {
            if (message is not "stop") return;
            var self = ActorCell.GetCurrentSelfOrNoSender()!;
            self.Tell("too late", ActorRefs.NoSender);
            ((IInternalActorRef)self).Stop();
            TestActor.Tell("finished");
        });
        Watch(actor);

        OnOwnThread(() => actor.Tell("stop"));

        await ExpectMsgAsync("finished");
        Assert.Equal("too late", (await dead.ExpectMsgAsync<Akka.Event.DeadLetter>()).Message);
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task An_actor_that_awaits_keeps_the_order_of_its_messages()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var test = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new Awaiting(test, release.Task)).WithDispatcher("combining"));

        OnOwnThread(() =>
        {
            actor.Tell("first");
            actor.Tell("second");
        });
        release.SetResult();

        await ExpectMsgAsync("first");
        await ExpectMsgAsync("second");
    }

    // The actor has handled a message, so it is idle when the test begins.
    private async Task<IActorRef> Combining(Action<object> handle)
    {
        var actor = Sys.ActorOf(Props.Create(() => new Handling(handle)).WithDispatcher("combining"));
        await actor.Ask<ActorIdentity>(new Identify(null), Ample);
        await AwaitConditionAsync(() => Task.FromResult(((ActorRefWithCell)actor).Underlying is ActorCell { OwnMailbox: Akka.Dispatch.DefaultMailbox { IsIdle: true } }), Ample);
        return actor;
    }

    private static void AtTheBottom(Action act)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) AtTheBottom(act);
        else act();
    }

    private static int OnOwnThread(Action action) => OnOwnThread(() =>
    {
        action();
        return Environment.CurrentManagedThreadId;
    });

    private static T OnOwnThread<T>(Func<T> function)
    {
        var result = default(T)!;
        var thread = new Thread(() => result = function());
        thread.UnsafeStart();
        thread.Join();
        return result;
    }

    private sealed class Handling(Action<object> handle) : UntypedActor
    {
        protected override void OnReceive(object message) => handle(message);
    }

    private sealed class Newborn : UntypedActor
    {
        public Newborn(TaskCompletionSource<int> seen) => seen.SetResult(Environment.CurrentManagedThreadId);

        protected override void OnReceive(object message) { }
    }

    private sealed class Awaiting : ReceiveActor
    {
        public Awaiting(IActorRef test, Task release) => ReceiveAsync<string>(async message =>
        {
            await release;
            test.Tell(message);
        });
    }
}
