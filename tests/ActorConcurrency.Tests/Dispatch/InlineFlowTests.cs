using System.Globalization;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>An actor and the thread that it is lent see nothing of each other.</summary>
public sealed class InlineFlowTests() : TestKit(Actors.Quiet)
{
    private static readonly AsyncLocal<string?> Flow = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_actor_sees_nothing_of_its_sender_and_leaves_nothing_behind()
    {
        var actor = await InlineActor.StartAsync(Sys, _ =>
        {
            TestActor.Tell((Environment.CurrentManagedThreadId, Flow.Value ?? "nothing", CultureInfo.CurrentCulture), ActorRefs.NoSender);
            (Flow.Value, CultureInfo.CurrentCulture) = ("the actor's", SomeCulture());
        });
        var culture = SomeCulture();

        var (sender, flow, after) = Plain.Run(() =>
        {
            (Flow.Value, CultureInfo.CurrentCulture) = ("the sender's", culture);
            actor.Tell("look", ActorRefs.NoSender);
            return (Environment.CurrentManagedThreadId, Flow.Value, CultureInfo.CurrentCulture);
        });

        var (thread, seen, seenCulture) = ExpectMsg<(int, string, CultureInfo)>();
        Assert.Equal((sender, "nothing"), (thread, seen));
        Assert.NotSame(culture, seenCulture);
        Assert.Equal("the sender's", flow);
        Assert.Same(culture, after);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_sender_that_had_nothing_has_nothing_afterwards()
    {
        var actor = await InlineActor.StartAsync(Sys, _ =>
        {
            Flow.Value = "the actor's";
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        });

        var (flow, context) = Plain.Run(() =>
        {
            actor.Tell("leave something", ActorRefs.NoSender);
            return (Flow.Value, SynchronizationContext.Current);
        });

        Assert.Null(flow);
        Assert.Null(context);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handler_that_suppresses_the_flow_does_so_for_nobody_else()
    {
        var actor = await InlineActor.StartAsync(Sys, _ => ExecutionContext.SuppressFlow());

        var isSuppressed = Plain.Run(() =>
        {
            actor.Tell("suppress", ActorRefs.NoSender);
            return ExecutionContext.IsFlowSuppressed();
        });

        Assert.False(isSuppressed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_sender_outside_any_actor_is_outside_any_actor_afterwards()
    {
        var actor = await InlineActor.StartAsync(Sys, _ => { });

        var cell = Plain.Run(() =>
        {
            actor.Tell("run", ActorRefs.NoSender);
            return InternalCurrentActorCellKeeper.Current;
        });

        Assert.Null(cell);
    }

    private static CultureInfo SomeCulture() => (CultureInfo)CultureInfo.InvariantCulture.Clone();
}
