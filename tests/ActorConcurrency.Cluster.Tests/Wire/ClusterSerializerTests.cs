using System.Runtime.Serialization;
using System.Text.RegularExpressions;
using ActorConcurrency.Tests;
using Akka.Actor;

namespace ActorConcurrency.Cluster.Tests;

public sealed class ClusterSerializerTests(WireNode node) : IClassFixture<WireNode>
{
    public static TheoryData<string> Names => [.. Samples.Wholes.Select(sample => sample.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Whatever_leaves_the_process_comes_back_whole(string name)
    {
        var whole = Samples.Wholes.Single(sample => sample.Name == name).Whole;

        var back = node.Read(node.Write(whole), node.ManifestOf(whole));

        Assert.NotSame(whole, back);
        Assert.Equal(Everything.In(whole), Everything.In(back));
    }

    [Fact]
    public void It_is_found_for_whatever_leaves_the_process() => Assert.All(Samples.Wholes, sample =>
    {
        Assert.IsType<ClusterSerializer>(node.For(sample.Whole));
        Assert.Equal(1170, node.For(sample.Whole).Identifier);
    });

    [Fact]
    public void Every_message_of_a_protocol_has_a_format_except_the_watching_of_losses_and_the_end_of_a_lock_set()
    {
        var protocols = new[] { typeof(SemaphoreProtocol), typeof(LockSetProtocol) }.SelectMany(protocol => protocol.GetNestedTypes()).Where(type => type.IsClass).ToArray();
        var own = Regex.Matches(Repository.Read("src/ActorConcurrency.Cluster/Wire/ClusterMessages.cs"), @"record (\w+)")
            .Select(match => typeof(ToEntity).Assembly.GetType($"ActorConcurrency.{match.Groups[1]}")!)
            .Except([typeof(ToEntity), typeof(FromEntity)]).ToArray();

        Assert.NotEmpty(own);
        Assert.Equal(
            Sorted([.. protocols, .. own]),
            Sorted([
                .. WireTables.Commands.Types, .. WireTables.Replies.Types, .. WireTables.Makings.Types, typeof(SemaphoreProtocol.Watch), typeof(LockSetProtocol.Watch),
                typeof(LockSetProtocol.Shutdown), typeof(LockSetProtocol.Ended),
            ]));
    }

    [Fact]
    public void Every_fact_has_a_format() => Assert.Equal(
        Sorted(new[] { typeof(EntityFact), typeof(SemaphoreFact), typeof(LockSetFact) }.SelectMany(facts => facts.GetNestedTypes())),
        Sorted(WireTables.Facts.Types));

    [Fact]
    public void Every_value_of_every_format_is_in_a_sample_that_would_miss_it()
    {
        var samples = Samples.Commands.Concat(Samples.Replies).Concat(Samples.Facts).Concat(Samples.Commands.OfType<Hello>().Select(hello => hello.Making)).ToLookup(sample => sample.GetType());
        var types = WireTables.Commands.Types.Concat(WireTables.Replies.Types).Concat(WireTables.Makings.Types).Concat(WireTables.Facts.Types);

        foreach (var type in types)
        {
            Assert.True(samples.Contains(type), $"{type} has no sample.");
            // An actor does not travel, and a clustered semaphore has no lease whose end could be told.
            foreach (var property in Everything.PropertiesOf(type).Where(property => property.Name is not ("Owner" or nameof(SemaphoreProtocol.Granted.TellsLoss))))
                Assert.True(samples[type].Any(sample => Everything.In(property.GetValue(sample)) is not ("null" or "0" or "False" or "[]" or "\"\"")), $"{type}.{property.Name}");
        }
    }

    [Fact]
    public void An_actor_does_not_travel()
    {
        var owner = node.System.ActorOf(Props.Empty);

        foreach (var open in new object[] { new SemaphoreProtocol.OpenSession(default, "label", owner), new LockSetProtocol.OpenSession(default, "label", owner) })
        {
            var refusal = Assert.Throws<ArgumentException>(() => node.Write(new ToEntity("name", 1, 0, [open], null)));
            Assert.Contains("does not travel", refusal.Message);
        }
    }

    [Fact]
    public void What_has_no_format_is_refused_at_the_writing()
    {
        Assert.Contains("is no command", Assert.Throws<ArgumentException>(() => node.Write(new ToEntity("name", 1, 0, [], new SemaphoreProtocol.Watch(default)))).Message);
        Assert.Contains("is no answer", Assert.Throws<ArgumentException>(() => node.Write(new FromEntity(1, 0, default, "text"))).Message);
        Assert.Contains("is no fact", Assert.Throws<ArgumentException>(() => node.Write(new Entry(default, [Bye.Instance]))).Message);
        Assert.Contains("is no image", Assert.Throws<ArgumentException>(() => node.Write(new EntityImage(1, 2, [], [], "text"))).Message);
    }

    [Theory]
    [InlineData("q2"), InlineData("a10"), InlineData("e2"), InlineData("s7")]
    public void A_later_versions_format_is_told_apart_and_the_remedy_named(string manifest)
    {
        var refusal = Assert.Throws<SerializationException>(() => node.Read([1], manifest));
        Assert.Contains("later version", refusal.Message);
        Assert.Contains("update this node", refusal.Message);
    }

    [Theory]
    [InlineData(""), InlineData("q"), InlineData("q0"), InlineData("x1"), InlineData("System.Object, mscorlib"), InlineData(null)]
    public void Any_other_manifest_is_refused(string? manifest) =>
        Assert.Contains("nothing that clustered recipes", Assert.Throws<SerializationException>(() => node.Read([1], manifest!)).Message);

    [Fact]
    public void A_tag_of_nothing_is_told_with_what_stands_there()
    {
        var bytes = node.Write(new ToEntity("", 1, 0, [], Bye.Instance));
        bytes[^1] = 200;
        Assert.Contains("200 is the tag of no command", Assert.Throws<SerializationException>(() => node.Read(bytes, "q1")).Message);
    }

    [Fact]
    public void Nothing_may_follow()
    {
        foreach (var (_, whole) in Samples.Wholes)
            Assert.Throws<SerializationException>(() => node.Read([.. node.Write(whole), 0], node.ManifestOf(whole)));
    }

    private static IEnumerable<string> Sorted(IEnumerable<Type> types) => types.Select(type => type.FullName!).Order(StringComparer.Ordinal);
}
