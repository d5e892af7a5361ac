using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Actor.Scheduler;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>Which threads run an actor that opts in, and which do not.</summary>
public sealed class InlineTests() : TestKit(Actors.Quiet)
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_idle_actor_runs_on_the_thread_that_tells_it_something()
    {
        var actor = await InlineActor.StartAsync(Sys, _ => TestActor.Tell(Environment.CurrentManagedThreadId));

        var sender = Plain.Run(() => actor.Tell("run"));

        ExpectMsg(sender);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_made_and_started_on_the_pool()
    {
        var sender = Plain.Run(() => Sys.ActorOf(InlineActors.Props(Sys, Props.Create(() => new Newborn(TestActor)))).Tell("run"));

        Assert.NotEqual(sender, await ExpectMsgAsync<int>());
        Assert.NotEqual(sender, await ExpectMsgAsync<int>());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_never_runs_inside_another_actor(bool outerIsInline)
    {
        var inner = await InlineActor.StartAsync(Sys, _ => { });
        Action<object> handle = _ =>
        {
            var look = new InlineActor.Look();
            inner.Tell(look);
            // Whoever handles it is not this thread: this one is still here.
            SpinWait.SpinUntil(() => look.Thread != 0, Limit.Hang);
            TestActor.Tell(look.Thread != Environment.CurrentManagedThreadId && look.Thread != 0);
        };
        var outer = outerIsInline ? await InlineActor.StartAsync(Sys, handle) : Sys.ActorOf(Props.Create(() => new Ordinary(handle)));

        Plain.Run(() => outer.Tell("run"));

        ExpectMsg(true);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("flow suppressed")]
    [InlineData("synchronization context")]
    [InlineData("task scheduler")]
    [InlineData("no stack")]
    [InlineData("scheduled")]
    public async Task A_thread_that_cannot_be_lent_runs_nothing(string why)
    {
        var actor = await InlineActor.StartAsync(Sys, _ => TestActor.Tell(
            (Environment.CurrentManagedThreadId, SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default)));

        var sender = Plain.Run(() => Tell(actor, why));

        var (thread, isPlain) = ExpectMsg<(int, bool)>();
        Assert.NotEqual(sender, thread);
        Assert.True(isPlain, "The sender's surroundings were there.");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_the_scheduler_tells_is_handled()
    {
        var actor = await InlineActor.StartAsync(Sys, TestActor.Tell);

        Sys.Scheduler.ScheduleTellOnce(TimeSpan.Zero, actor, "due", ActorRefs.NoSender);

        ExpectMsg("due");
    }

    private static void Tell(IActorRef actor, string why)
    {
        switch (why)
        {
            case "flow suppressed":
                using (ExecutionContext.SuppressFlow()) actor.Tell("run");
                break;
            case "synchronization context":
                SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
                actor.Tell("run");
                break;
            case "task scheduler":
                new Task(() => actor.Tell("run")).RunSynchronously(new Here());
                break;
            case "no stack":
                AtTheBottom(() => actor.Tell("run"));
                break;
            default:
                actor.Tell(new Due("run"));
                break;
        }
    }

    private static void AtTheBottom(Action act)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) AtTheBottom(act);
        else act();
    }

    /// <summary>What a scheduler tells.</summary>
    private sealed class Due(object message) : IScheduledTellMsg
    {
        public object Message { get; } = message;
    }

    private sealed class Ordinary(Action<object> handle) : UntypedActor
    {
        protected override void OnReceive(object message) => handle(message);
    }

    private sealed class Newborn : UntypedActor, IRunsInline
    {
        private readonly IActorRef _test;

        public Newborn(IActorRef test)
        {
            _test = test;
            test.Tell(Environment.CurrentManagedThreadId);
        }

        protected override void PreStart() => _test.Tell(Environment.CurrentManagedThreadId);

        protected override void OnReceive(object message)
        {
        }
    }

    /// <summary>Runs a task on the thread that brings it.</summary>
    private sealed class Here : TaskScheduler
    {
        protected override void QueueTask(Task task) => TryExecuteTask(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
