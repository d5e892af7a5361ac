using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The pauses, in virtual time: one second, then two, then four.</summary>
public sealed class BackoffSupervisorTests : TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private IActorRef _supervisor = ActorRefs.Nobody;

    public BackoffSupervisorTests() : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task A_child_that_stopped_is_started_again_after_a_pause()
    {
        var child = await Start(OnStop());

        await StopChild(child);
        Assert.Null(await CurrentChild());
        Time.Advance(Second);

        Assert.NotEqual(child, await NextChild());
    }

    [Fact]
    public async Task A_child_that_failed_is_started_again_after_a_pause()
    {
        var child = await Start(OnFailure());

        await FailChild(child);
        Assert.Null(await CurrentChild());
        Time.Advance(Second);

        Assert.NotEqual(child, await NextChild());
    }

    [Fact]
    public async Task The_pause_doubles()
    {
        await StopChild(await Start(OnStop().WithManualReset()));
        Time.Advance(Second);
        await StopChild(await NextChild());
        await AwaitRestartCount(2);

        Time.Advance(Second);
        Assert.Null(await CurrentChild());
        Time.Advance(Second);

        Assert.NotNull(await NextChild());
    }

    [Fact]
    public async Task Messages_go_through_to_the_child_and_back_to_the_parent()
    {
        var child = await Start(OnStop());

        _supervisor.Tell("hello");
        await ExpectMsgAsync("hello");
        Assert.Equal(child, LastSender);
    }

    [Fact]
    public async Task While_there_is_no_child_messages_are_answered_as_wanted()
    {
        await StopChild(await Start(OnStop().WithReplyWhileStopped("later")));

        _supervisor.Tell("hello", TestActor);

        await ExpectMsgAsync("later");
    }

    [Fact]
    public async Task Earlier_restarts_are_forgotten_when_the_child_has_run_for_a_while()
    {
        await StopChild(await Start(OnStop().WithAutoReset(Second)));
        Time.Advance(Second);
        await NextChild();
        await AwaitRestartCount(1);

        Time.Advance(Second);

        await AwaitRestartCount(0);
    }

    [Fact]
    public async Task Earlier_restarts_are_forgotten_when_it_is_told_so()
    {
        await StopChild(await Start(OnStop().WithManualReset()));
        await AwaitRestartCount(1);

        _supervisor.Tell(BackoffSupervisor.Reset.Instance);

        await AwaitRestartCount(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_too_many_restarts_it_stops(bool onStop)
    {
        var child = await Start((onStop ? OnStop() : OnFailure()).WithMaxNrOfRetries(1).WithManualReset());
        Watch(_supervisor);
        await (onStop ? StopChild(child) : FailChild(child));
        await AwaitRestartCount(1);
        Time.Advance(Second);

        (await NextChild()).Tell(onStop ? PoisonPill.Instance : "fail");

        await ExpectTerminatedAsync(_supervisor);
    }

    [Fact]
    public async Task On_failure_a_child_that_stops_itself_stops_it_too()
    {
        var child = await Start(OnFailure());
        Watch(_supervisor);

        child.Tell(PoisonPill.Instance);

        await ExpectTerminatedAsync(_supervisor);
    }

    [Fact]
    public async Task After_a_final_message_it_stops_with_its_child()
    {
        var child = await Start(OnStop().WithFinalStopMessage(message => message is "final"));
        Watch(_supervisor);
        _supervisor.Tell("final");
        await ExpectMsgAsync("final");

        child.Tell(PoisonPill.Instance);

        await ExpectTerminatedAsync(_supervisor);
    }

    private BackoffOptions OnStop() => Backoff.OnStop(Child(), "child", Second, 10 * Second, 0, -1);

    private BackoffOptions OnFailure() => Backoff.OnFailure(Child(), "child", Second, 10 * Second, 0, -1);

    private Props Child() => Props.Create(() => new Fragile(TestActor));

    private async Task<IActorRef> Start(BackoffOptions options)
    {
        _supervisor = Sys.ActorOf(BackoffSupervisor.Props(options));
        return (await CurrentChild())!;
    }

    private async Task<IActorRef?> CurrentChild() =>
        (await _supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance)).Ref;

    private async Task<IActorRef> NextChild()
    {
        IActorRef? child = null;
        await AwaitAssertAsync(async () => Assert.NotNull(child = await CurrentChild()));
        return child!;
    }

    private Task StopChild(IActorRef child) => End(child, PoisonPill.Instance);

    private Task FailChild(IActorRef child) => End(child, "fail");

    private async Task End(IActorRef child, object message)
    {
        var before = await RestartCount();
        child.Tell(message);
        await AwaitRestartCount(before + 1);
    }

    private async Task<int> RestartCount() =>
        (await _supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance)).Count;

    private Task AwaitRestartCount(int count) => AwaitAssertAsync(async () => Assert.Equal(count, await RestartCount()));

    private sealed class Fragile : ReceiveActor
    {
        public Fragile(IActorRef listener)
        {
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("boom"));
            ReceiveAny(message => listener.Tell(message));
        }
    }
}
