using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

/// <summary>In which order, and how many, messages wait.</summary>
public sealed class MailboxTests : ActorSpec
{
    private static readonly string Mailboxes = $$"""
        priority { mailbox-type = "{{typeof(Smallest).AssemblyQualifiedName}}" }
        stable { mailbox-type = "{{typeof(ShortestStable).AssemblyQualifiedName}}" }
        bounded { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 2, mailbox-push-timeout-time = 10ms }
        unbounded { mailbox-type = "Akka.Dispatch.UnboundedMailbox" }
        strange { mailbox-type = "No.Such.Mailbox, Nowhere" }
        akka.actor.deployment { /deployed { mailbox = priority } }
        """;

    public MailboxTests() : base(Mailboxes) { }

    [Fact]
    public async Task A_priority_mailbox_gives_the_smallest_priority_first()
    {
        var actor = Sys.ActorOf(PuppetProps().WithMailbox("priority"));
        var release = await Held(actor);

        foreach (var number in new[] { 5, 3, 9, 1, 7 }) actor.Tell(number);
        release.Set();

        foreach (var number in new[] { 1, 3, 5, 7, 9 }) await ExpectMsgAsync(number);
    }

    [Fact]
    public async Task A_stable_one_keeps_the_order_of_equals()
    {
        var actor = Sys.ActorOf(PuppetProps().WithMailbox("stable"));
        var release = await Held(actor);

        foreach (var word in new[] { "bb", "a", "cc", "b", "aa", "c" }) actor.Tell(word);
        release.Set();

        foreach (var word in new[] { "a", "b", "c", "bb", "cc", "aa" }) await ExpectMsgAsync(word);
    }

    [Fact]
    public async Task A_deployment_may_name_the_mailbox()
    {
        var actor = Start("deployed");
        var release = await Held(actor);

        actor.Tell(2);
        actor.Tell(1);
        release.Set();

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
    }

    [Fact]
    public async Task A_full_mailbox_makes_dead_letters_of_what_finds_no_room_in_time()
    {
        var actor = Sys.ActorOf(PuppetProps().WithMailbox("bounded"));
        var dead = Listening<DeadLetter>();
        var release = await Held(actor);

        for (var i = 1; i <= 3; i++) actor.Tell(i, TestActor);
        var letter = await dead.ExpectMsgAsync<DeadLetter>();
        release.Set();

        Assert.Equal(3, letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal(actor, letter.Recipient);
        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
        await ExpectSilence(actor);
    }

    [Fact]
    public async Task A_full_mailbox_still_takes_a_stop()
    {
        var parent = Start();
        var actor = await ChildOf(parent, PuppetProps().WithMailbox("bounded"));
        Watch(actor);
        var release = await Held(actor);

        actor.Tell(1);
        actor.Tell(2);
        await Inside(parent, context => context.Stop(actor));
        release.Set();

        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public void An_unknown_mailbox_is_refused()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(PuppetProps().WithMailbox("unknown")));

        Assert.Contains("Mailbox Type [unknown] not configured", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_without_a_known_type_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(PuppetProps().WithMailbox("strange")));

    [Fact]
    public void A_mailbox_that_is_not_what_the_actor_requires_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Demanding>().WithMailbox("unbounded")));

    [Fact]
    public async Task An_actor_is_given_the_mailbox_that_it_requires()
    {
        var actor = Sys.ActorOf(Props.Create<Demanding>());

        Assert.Equal("there", await actor.Ask<string>("there", Ample));
    }

    /// <summary>The smallest number first, and before it whatever is no number.</summary>
    public sealed class Smallest(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message as int? ?? 0;
    }

    /// <summary>The shortest text first, and after it whatever is no text.</summary>
    public sealed class ShortestStable(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is string text ? text.Length : int.MaxValue;
    }

    private sealed class Demanding : UntypedActor, IRequiresMessageQueue<IDequeBasedMessageQueueSemantics>
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
