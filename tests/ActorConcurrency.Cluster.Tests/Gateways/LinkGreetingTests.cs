namespace ActorConcurrency.Cluster.Tests;

public sealed class LinkGreetingTests
{
    [Fact]
    public void Who_was_forgotten_before_it_heard_that_it_was_welcome_greets_as_somebody_else()
    {
        var client = 0L;
        var link = new Link("name", new SemaphoreMaking(1, 1, 1), new ClusterSettings(), () => ++client, static _ => { }) { Withdrawal = static id => new SemaphoreProtocol.Withdraw(id) };
        link.Open(new(static id => new SemaphoreProtocol.OpenSession(id, "label")), TimeSpan.Zero);

        link.OnReply(new FromEntity(1, 1, TimeSpan.Zero, Unknown.Instance), TimeSpan.FromSeconds(40));

        Assert.Equal([1, 2], link.Take().Where(message => message.Command is Hello).Select(message => message.Client));
    }
}
