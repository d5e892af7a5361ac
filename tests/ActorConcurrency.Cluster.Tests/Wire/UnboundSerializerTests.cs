using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace ActorConcurrency.Cluster.Tests;

public sealed class UnboundSerializerTests(WireNode node) : IClassFixture<WireNode>
{
    private static int _made;

    [Fact]
    public void A_type_that_only_the_default_for_objects_would_take_is_refused_with_the_remedy()
    {
        var refusal = Assert.Throws<SerializationException>(() => node.Write(new OfAnApplication()));

        Assert.Contains(typeof(OfAnApplication).FullName!, refusal.Message);
        Assert.Contains("akka.actor.serialization-bindings", refusal.Message);
    }

    [Fact]
    public void A_message_inside_a_recipes_protocol_goes_out_only_inside_of_ours() =>
        Assert.Throws<SerializationException>(() => node.Write(new SemaphoreProtocol.Drain(default)));

    [Fact]
    public void What_Newtonsoft_wrote_elsewhere_becomes_nothing()
    {
        var foreign = Encoding.UTF8.GetBytes($$"""{"$type":"{{typeof(OfAnApplication).AssemblyQualifiedName}}"}""");
        _made = 0;

        foreach (var manifest in new[] { typeof(OfAnApplication).AssemblyQualifiedName!, "No.Such.Type, Nowhere", "" })
        {
            var refusal = Assert.Throws<SerializationException>(() => node.System.Serialization.Deserialize(foreign, 1, manifest));
            Assert.Contains("Newtonsoft.Json", refusal.Message);
        }

        Assert.Equal(0, _made);
    }

    [Fact]
    public void An_application_that_trusts_everybody_can_have_it_back()
    {
        using var trusting = ActorSystem.Create("trusting", ConfigurationFactory.ParseString(
            """
            akka.actor.provider = local
            akka.actor.serializers.json = "Akka.Serialization.NewtonSoftJsonSerializer, Akka"
            akka.loglevel = OFF
            akka.stdout-loglevel = OFF
            """).WithFallback(ClusterDefaults.Config));

        Assert.IsType<NewtonSoftJsonSerializer>(trusting.Serialization.FindSerializerForType(typeof(OfAnApplication)));
        Assert.IsType<ClusterSerializer>(trusting.Serialization.FindSerializerForType(typeof(ToEntity)));
    }

    [Fact]
    public async Task A_system_that_was_started_without_the_defaults_has_no_clustered_recipe_and_says_why()
    {
        var system = ActorSystem.Create("bare", "akka { loglevel = OFF, stdout-loglevel = OFF }");

        var refusal = Assert.Throws<ConfigurationException>(() => ClusterSemaphore.Open(system, "name"));

        Assert.Contains("WithClusterStore", refusal.Message);
        await system.Terminate();
    }

    [Fact]
    public void Akkas_own_serializers_stay()
    {
        Assert.IsType<ByteArraySerializer>(node.For(Array.Empty<byte>()));
        Assert.Equal(4, node.For(Array.Empty<byte>()).Identifier);
    }

    private sealed class OfAnApplication
    {
        public OfAnApplication() => _made++;
    }
}
