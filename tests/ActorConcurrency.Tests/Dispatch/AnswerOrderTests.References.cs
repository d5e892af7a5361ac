using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <content>References that run a user's code when they are told something.</content>
public sealed partial class AnswerOrderTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reference_that_throws_keeps_nobody_elses_answer_back()
    {
        await using var lab = new LabHandle(LabActor.Start(Sys));
        await lab.IdleAsync();
        var foreign = new Foreign(Sys, _ => throw new InvalidOperationException("on purpose"));

        lab.Do(core =>
        {
            core.Answer(foreign, new LabCore.Told(default, 1));
            core.Answer(TestActor, new LabCore.Told(default, 2));
        });

        Assert.Equal(2, ExpectMsg<LabCore.Told>().Number);
        Assert.Equal(3, await lab.AskAsync(_ => 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reference_that_calls_the_same_handle_from_inside_gets_its_answers_behind()
    {
        await using var lab = new LabHandle(LabActor.Start(Sys));
        await lab.IdleAsync();
        var heard = new ConcurrentQueue<int>();
        Foreign? foreign = null;
        foreign = new Foreign(Sys, reply =>
        {
            var number = ((LabCore.Told)reply).Number;
            if (number < 10) lab.Do(core => core.Answer(foreign!, new LabCore.Told(default, number + 10)));
            heard.Enqueue(number);
        });

        lab.Do(core =>
        {
            for (var number = 1; number <= 3; number++) core.Answer(foreign, new LabCore.Told(default, number));
        });

        await Eventually.Holds(() => heard.Count == 6, "everything was heard");
        Assert.Equal([1, 2, 3, 11, 12, 13], heard);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reference_that_asks_by_message_and_blocks_does_not_keep_the_turn()
    {
        await using var lab = new LabHandle(LabActor.Start(Sys));
        using var gate = new Gate();
        lab.Actor.Tell(new LabCore.Ask(default, _ => 1), new Foreign(Sys, _ => gate.Pass()));
        await gate.Arrived;

        await lab.IdleAsync();

        Assert.Equal(2, await lab.AskAsync(_ => 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_watches_it_hears_its_answers_before_its_end()
    {
        var lab = new LabHandle(LabActor.Start(Sys));
        Watch(lab.Actor);
        await lab.IdleAsync();
        using var busy = new Gate();
        var holder = OnThread.Run(() => lab.Do(_ => busy.Pass()));
        await busy.Arrived;
        lab.Actor.Tell(new LabCore.Ask(default, _ => 1), TestActor);
        lab.Actor.Tell(PoisonPill.Instance);

        busy.Open();
        await holder;

        Assert.Equal(1, ExpectMsg<LabCore.Told>().Number);
        ExpectTerminated(lab.Actor);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reference_that_blocks_holds_up_its_own_answers_and_nobody_elses()
    {
        await using var lab = new LabHandle(LabActor.Start(Sys));
        await using var other = new LabHandle(lab.Actor);
        await lab.IdleAsync();
        using var gate = new Gate();
        var heard = new ConcurrentQueue<int>();
        var foreign = new Foreign(Sys, reply =>
        {
            gate.Pass();
            heard.Enqueue(((LabCore.Told)reply).Number);
        });
        var blocked = OnThread.Run(() => lab.Do(core => core.Answer(foreign, new LabCore.Told(default, 1))));
        await gate.Arrived;

        other.Do(core => core.Answer(foreign, new LabCore.Told(default, 2)));
        Assert.Equal(7, await other.AskAsync(_ => 7));
        var waiting = other.EnterAsync((core, operation) => null).AsTask();
        lab.Actor.Tell(new LabCore.Ask(default, _ => 8), TestActor);
        Assert.Equal(9, await lab.AskAsync(_ => 9));

        Assert.False(waiting.IsCompleted);
        gate.Open();
        await blocked;
        Assert.Equal(8, ExpectMsg<LabCore.Told>().Number);
        await Eventually.Holds(() => heard.Count == 2, "both were heard");
        Assert.Equal([1, 2], heard);
    }
}
