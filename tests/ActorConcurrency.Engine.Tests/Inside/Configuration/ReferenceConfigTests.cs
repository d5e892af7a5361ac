using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

public class ReferenceConfigTests
{
    private static readonly Config Reference = ConfigurationFactory.Default();

    [Theory]
    [InlineData("akka.loglevel", "INFO")]
    [InlineData("akka.stdout-loglevel", "WARNING")]
    [InlineData("akka.log-dead-letters", "10")]
    [InlineData("akka.log-dead-letters-during-shutdown", "off")]
    [InlineData("akka.log-dead-letters-suspend-duration", "5 minutes")]
    [InlineData("akka.actor.provider", "Akka.Actor.LocalActorRefProvider")]
    [InlineData("akka.actor.ask-timeout", "infinite")]
    [InlineData("akka.actor.default-dispatcher.throughput", "30")]
    [InlineData("akka.actor.default-mailbox.mailbox-type", "Akka.Dispatch.UnboundedMailbox")]
    [InlineData("akka.actor.mailbox.requirements.\"Akka.Dispatch.IDequeBasedMessageQueueSemantics\"", "akka.actor.mailbox.unbounded-deque-based")]
    [InlineData("akka.actor.router.type-mapping.round-robin-pool", "Akka.Routing.RoundRobinPool")]
    [InlineData("akka.scheduler.tick-duration", "10ms")]
    public void The_documented_defaults_are_there(string path, string expected) => Assert.Equal(expected, Reference.GetString(path));

    [Fact]
    public void Lists_and_durations_are_readable()
    {
        Assert.Equal(["Akka.Event.DefaultLogger"], Reference.GetStringList("akka.loggers"));
        Assert.Empty(Reference.GetStringList("akka.extensions", ["none"]));
        Assert.Equal(TimeSpan.FromSeconds(5), Reference.GetTimeSpan("akka.logger-startup-timeout"));
        Assert.Equal(Timeout.InfiniteTimeSpan, Reference.GetTimeSpan("akka.actor.ask-timeout"));
    }

    [Fact]
    public void Every_phase_of_the_shutdown_depends_on_phases_that_exist()
    {
        var phases = Reference.GetConfig("akka.coordinated-shutdown.phases")!;
        var names = phases.AsEnumerable().Select(phase => phase.Key).ToHashSet();

        Assert.Equal(12, names.Count);
        Assert.All(names, name => Assert.Subset(names, phases.GetStringList($"{name}.depends-on").ToHashSet()));
    }

    [Fact]
    public void No_group_of_keys_begins_without_a_comment()
    {
        using var stream = typeof(Config).Assembly.GetManifestResourceStream("ActorConcurrency.Engine.reference.conf")!;
        var lines = new StreamReader(stream).ReadToEnd().Split('\n').Select(line => line.Trim()).ToList();

        // Neighbours without a blank line between them share a comment.
        var bare = lines.Where((line, index) => line.Contains(" = ") && index > 0 && lines[index - 1].Length == 0);

        Assert.Empty(bare);
    }

    [Fact]
    public void A_missing_resource_is_named_with_those_that_exist()
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromResource<Config>("nowhere.conf"));

        Assert.Contains("[nowhere.conf]", error.Message);
        Assert.Contains("ActorConcurrency.Engine.reference.conf", error.Message);
    }

    [Fact]
    public void A_resource_is_found_by_an_object_of_its_assembly() =>
        Assert.False(ConfigurationFactory.FromResource("ActorConcurrency.Engine.reference.conf", Reference).IsEmpty);
}
