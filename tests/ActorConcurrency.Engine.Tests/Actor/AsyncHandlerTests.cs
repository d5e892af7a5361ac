using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Handlers that await: to the outside, one message still takes its turn at a time.</summary>
public sealed class AsyncHandlerTests : ActorSpec
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task No_other_message_is_handled_between_its_awaits()
    {
        var actor = Start();

        actor.Tell("wait");
        actor.Tell("other");
        await ExpectMsgAsync("began");
        _gate.SetResult();

        await ExpectMsgAsync("ended");
        await ExpectMsgAsync("other");
    }

    [Fact]
    public async Task Sender_and_self_are_the_same_after_an_await()
    {
        var actor = Start();
        var (first, second) = (CreateTestProbe(), CreateTestProbe());

        actor.Tell("who", first.Ref);
        actor.Tell("other", second.Ref);
        _gate.SetResult();

        await first.ExpectMsgAsync(actor);
    }

    [Fact]
    public async Task A_failure_after_an_await_goes_to_the_supervisor()
    {
        var supervisor = base.Start(strategy: Telling(Directive.Stop));
        var actor = await ChildOf(supervisor, WaitingProps());
        Watch(actor);

        actor.Tell("fail");
        _gate.SetResult();

        Assert.Equal("boom", (await ExpectMsgAsync<InvalidOperationException>()).Message);
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task A_failure_restarts_the_actor_which_then_goes_on()
    {
        var actor = Start();

        actor.Tell("fail");
        actor.Tell("other");
        _gate.SetResult();

        await ExpectMsgAsync("other");
    }

    [Fact]
    public async Task A_stop_while_it_awaits_is_heeded()
    {
        var actor = Start();
        Watch(actor);
        actor.Tell("wait");
        await ExpectMsgAsync("began");

        Sys.Stop(actor);
        _gate.SetResult();

        await FishForMessageAsync(message => message is Terminated);
    }

    [Fact]
    public async Task A_handler_that_is_done_at_once_is_like_any_other()
    {
        var actor = Start();

        for (var i = 0; i < 100; i++) actor.Tell(i);

        for (var i = 0; i < 100; i++) await ExpectMsgAsync(i);
    }

    [Fact]
    public async Task An_untyped_actor_may_run_a_task_too()
    {
        var test = TestActor;
        var gate = _gate.Task;
        var actor = Sys.ActorOf(Props.Create(() => new Running(test, gate)));

        actor.Tell("first");
        actor.Tell("second");
        await ExpectMsgAsync("began first");
        _gate.SetResult();

        await ExpectMsgAsync("ended first");
        await ExpectMsgAsync("began second");
        await ExpectMsgAsync("ended second");
    }

    private IActorRef Start() => Sys.ActorOf(WaitingProps());

    private Props WaitingProps()
    {
        var test = TestActor;
        var gate = _gate.Task;
        return Props.Create(() => new Waiting(test, gate));
    }

    private sealed class Waiting : ReceiveActor
    {
        public Waiting(IActorRef test, Task gate)
        {
            ReceiveAsync<string>(message => message == "wait", async _ =>
            {
                test.Tell("began");
                await gate;
                await Task.Yield();
                test.Tell("ended");
            });
            ReceiveAsync<string>(message => message == "who", async _ =>
            {
                await gate;
                await Task.Yield();
                Sender.Tell(Self);
            });
            ReceiveAsync<string>(message => message == "fail", async _ =>
            {
                await gate;
                throw new InvalidOperationException("boom");
            });
            ReceiveAsync<int>(number =>
            {
                test.Tell(number);
                return Task.CompletedTask;
            });
            ReceiveAny(test.Tell);
        }
    }

    private sealed class Running(IActorRef test, Task gate) : UntypedActor
    {
        protected override void OnReceive(object message) => RunTask(async () =>
        {
            test.Tell($"began {message}");
            await gate;
            test.Tell($"ended {message}");
        });
    }
}
