using System.Collections.Concurrent;
using Akka.Actor;
using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What a countdown tells leaves in the order of its steps, and outside its turn.</summary>
public sealed class CountdownOrderTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(1, 2);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_answer_that_is_held_up_is_not_overtaken_by_a_later_one()
    {
        await using var countdown = Start(new() { From = 3 });
        var heard = new ConcurrentQueue<Type>();
        var listener = new Foreign(actors.System, message => heard.Enqueue(message.GetType()));
        using var gate = new Gate();
        await countdown.Started;
        countdown.Actor.Tell(new GetSnapshot(Id), new Foreign(actors.System, _ => gate.Pass()));
        await gate.Arrived;

        countdown.Actor.Tell(new GetSnapshot(Id), listener);
        countdown.Actor.Tell(new Subscribe(), listener);
        countdown.Actor.Tell(new Terminate(Id), listener);
        await countdown.Completion;
        gate.Open();

        await Eventually.Holds(() => heard.Count == 4, "everything was heard");
        Assert.Equal([typeof(Snapshot), typeof(Subscribed), typeof(Ended), typeof(Over)], heard);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_subscriber_that_blocks_holds_up_nobody_else()
    {
        using var gate = new Gate();
        await using var countdown = Start(new() { From = 3 });
        countdown.Actor.Tell(new Subscribe(), new Foreign(actors.System, _ => gate.Pass()));
        await gate.Arrived;

        Assert.Equal(new CountdownOutcome.Terminated(2), await countdown.TerminateAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Subscribers_hear_of_a_failure_though_no_message_brings_it(bool gateFirst)
    {
        await using var countdown = Start(
            new() { From = 3, MaxRestarts = 0, GateFirst = gateFirst }, _ => throw new InvalidOperationException("on purpose"));

        Assert.Equal(new CountdownOutcome.Failed("System.InvalidOperationException", "on purpose", 3), await countdown.Completion);
    }

    private ActorCountdown Start(CountdownSettings settings, Action<int>? onTick = null) =>
        ActorCountdown.Start(actors.System, settings with { Period = TimeSpan.FromHours(1) }, onTick);
}
