using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace ActorConcurrency.Engine.Tests;

/// <summary>A dispatcher may require a kind of queue of every actor that runs on it.</summary>
public sealed class MailboxRequirementTests() : ActorSpec("""
    demanding { type = Dispatcher, mailbox-requirement = "Akka.Dispatch.IDequeBasedMessageQueueSemantics, Akka" }
    plain { mailbox-type = "Akka.Dispatch.UnboundedMailbox, Akka" }
    """)
{
    [Fact]
    public async Task An_actor_that_names_no_mailbox_gets_one_that_fulfils_it()
    {
        var actor = Sys.ActorOf(PuppetProps().WithDispatcher("demanding"));

        actor.Tell("hello");

        await ExpectMsgAsync("hello");
    }

    [Fact]
    public void A_mailbox_that_does_not_is_refused()
    {
        var refused = Assert.ThrowsAny<ConfigurationException>(() => Sys.ActorOf(PuppetProps().WithDispatcher("demanding").WithMailbox("plain")));

        Assert.Contains("does not fulfill requirement for dispatcher", $"{refused.Message} {refused.InnerException?.Message}");
    }
}
