using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>What goes to handles does not wait for what goes to others, and nothing that was left to a sender is forgotten.</summary>
public sealed class LanesTests() : TestKit(Actors.Quiet)
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_reads_an_answer_tells_the_actor_so_and_never_sends_to_others_meanwhile()
    {
        await using var lab = new LabHandle(LabActor.Start(Sys));
        using var blocked = new Gate();
        var foreign = new Foreign(Sys, _ => blocked.Pass());
        var calls = new Calls<int>(lab.Gateway, Read);
        await lab.IdleAsync();
        var asking = OnThread.Run(() => Wait(calls.Ask(static (id, _) => new LabCore.Ask(id, _ => 1), 0, timeout: null, CancellationToken.None)));
        await blocked.Arrived;

        Assert.Equal(2, await lab.AskAsync(_ => 2));
        await asking;

        blocked.Open();
        return;

        Exception? Read(IReply reply, out int number)
        {
            number = ((LabCore.Told)reply).Number;
            lab.Gateway.TellBack(new LabCore.Do(core => core.Answer(foreign, new LabCore.Told(default, 3))));
            return null;
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_left_to_a_sender_is_sent_though_the_actor_was_restarted_and_so_ended_meanwhile()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Restarter()));
        await using var lab = new LabHandle(await parent.Ask<IActorRef>("start"));
        using var blocked = new Gate();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new Foreign(Sys, _ => blocked.Pass());
        var quick = new Foreign(Sys, _ => heard.SetResult());
        await lab.IdleAsync();
        var sender = OnThread.Run(() => lab.Do(core => core.Answer(slow, new LabCore.Told(default, 1))));
        await blocked.Arrived;
        lab.Do(core => core.Answer(quick, new LabCore.Told(default, 2)));
        parent.Tell("restart");
        await lab.Gateway.Terminated;

        blocked.Open();

        await heard.Task;
        await sender;
    }

    private static void Wait(ValueTask<int> asked) => Assert.True(asked.AsTask().Wait(Limit.Hang), "No answer came.");

    /// <summary>Restarts its lab together with another child that has failed.</summary>
    private sealed class Restarter : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is "start") Sender.Tell(LabActor.Start(Context));
            else Context.ActorOf(Props.Create(() => new Failing())).Tell("fail");
        }

        protected override SupervisorStrategy SupervisorStrategy() => new AllForOneStrategy(_ => Directive.Restart);
    }

    private sealed class Failing : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException("It was told to fail.");
    }
}
