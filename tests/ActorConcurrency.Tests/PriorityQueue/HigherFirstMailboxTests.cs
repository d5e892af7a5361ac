using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class HigherFirstMailboxTests() : Akka.TestKit.Xunit2.TestKit(Actors.Quiet)
{
    [Fact]
    public void Messages_are_handled_by_importance_and_equals_in_order_of_arrival()
    {
        using var gate = new Gate();
        var actor = StartHeldUp(gate);

        foreach (var (text, priority) in new[] { ("a", 1), ("b", 5), ("c", 1), ("d", 5), ("e", -1) }) actor.Tell(new Order(text, priority));
        gate.Open();

        foreach (var text in new[] { "b", "d", "a", "c", "e" }) Assert.Equal(text, ExpectMsg<Order>().Text);
    }

    [Fact]
    public void Every_number_is_a_priority_and_whatever_has_none_counts_as_0()
    {
        using var gate = new Gate();
        var actor = StartHeldUp(gate);

        foreach (var priority in new[] { int.MinValue, -1, int.MaxValue, 1, int.MinValue + 1 }) actor.Tell(new Order("", priority));
        actor.Tell("plain");
        gate.Open();

        Assert.Equal(int.MaxValue, ExpectMsg<Order>().Priority);
        Assert.Equal(1, ExpectMsg<Order>().Priority);
        ExpectMsg("plain");
        foreach (var priority in new[] { -1, int.MinValue + 1, int.MinValue }) Assert.Equal(priority, ExpectMsg<Order>().Priority);
    }

    [Fact]
    public void Its_id_can_be_pointed_to_in_the_configuration()
    {
        RecipeConfig.Of(Sys);

        Assert.StartsWith(typeof(HigherFirstMailbox).FullName!, Sys.Settings.Config.GetString($"{HigherFirstMailbox.Id}.mailbox-type"), StringComparison.Ordinal);
    }

    // It stands at the gate in its first message, so that what is told meanwhile is in the mailbox together.
    private IActorRef StartHeldUp(Gate gate)
    {
        var listener = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new Recorder(listener)).WithHigherFirstMailbox(Sys));
        actor.Tell(new Hold(gate));
        gate.Arrived.GetAwaiter().GetResult();
        return actor;
    }

    private sealed record Order(string Text, int Priority) : IPrioritized;

    private sealed record Hold(Gate Gate) : INoSerializationVerificationNeeded;

    private sealed class Recorder(IActorRef listener) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Hold hold) hold.Gate.Pass();
            else listener.Tell(message);
        }
    }
}
