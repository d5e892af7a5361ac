using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>A step that fails ends the actor, whoever did it, as a message that fails does.</summary>
public sealed class ContainmentTests() : TestKit("""
    akka {
      loglevel = ERROR
      loggers = []
      log-dead-letters = off
      test.default-timeout = 120s
      test.single-expect-default = 120s
    }
    """)
{
    public static TheoryData<string> Ways => ["direct", "told step", "direct message", "told message", "direct entry"];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Ways))]
    public async Task A_failure_is_logged_stops_the_actor_and_refuses_what_comes_later(string way)
    {
        var lab = new LabHandle(LabActor.Start(Sys));
        Watch(lab.Actor);
        await lab.IdleAsync();
        Sys.EventStream.Subscribe(TestActor, typeof(Error));
        using var busy = new Gate();
        var holder = way.StartsWith("told", StringComparison.Ordinal) ? OnThread.Run(() => lab.Do(_ => busy.Pass())) : Task.CompletedTask;
        if (!holder.IsCompleted) await busy.Arrived;

        var failing = FailAsync(lab, way);
        busy.Open();

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => failing);
        await holder;
        // The log and the end come by two threads, in either order.
        var heard = new List<object>();
        while (!heard.OfType<Error>().Any() || !heard.OfType<Terminated>().Any()) heard.Add(ExpectMsg<object>());
        Assert.IsType<InvalidOperationException>(heard.OfType<Error>().First().Cause);
        await Assert.ThrowsAsync<StoppedException>(async () => await lab.AskAsync(_ => 1));
        Assert.False(lab.TryNow(_ => { }), "It took a step after its failure.");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_waits_when_a_step_fails_is_unknown_and_what_was_answered_before_is_not()
    {
        var lab = new LabHandle(LabActor.Start(Sys));
        await lab.IdleAsync();
        PendingOperation? first = null;
        var served = lab.EnterAsync((_, operation) =>
        {
            first = operation;
            return null;
        }).AsTask();
        var waiting = lab.EnterAsync((_, _) => null).AsTask();

        Assert.Throws<OutcomeUnknownException>(() => lab.TryNow(core =>
        {
            core.Serve(first!, new LabCore.Told(default, 5));
            throw new InvalidOperationException("on purpose");
        }));

        Assert.Equal(5, await served);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
    }

    private static Task FailAsync(LabHandle lab, string way) => way switch
    {
        "direct" => Task.Run(() => lab.TryNow(_ => Throw())),
        "direct entry" => lab.EnterAsync((_, _) => throw new InvalidOperationException("on purpose")).AsTask(),
        "told step" => lab.EnterAsync((_, _) => throw new InvalidOperationException("on purpose")).AsTask(),
        _ => lab.AskAsync(_ => Throw()).AsTask(),
    };

    private static int Throw() => throw new InvalidOperationException("on purpose");
}
