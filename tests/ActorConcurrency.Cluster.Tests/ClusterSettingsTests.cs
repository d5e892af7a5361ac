using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Cluster.Tests;

public sealed class ClusterSettingsTests
{
    [Fact]
    public void Without_any_configuration_the_defaults_hold() => Assert.Equal(new ClusterSettings(), Read(""));

    [Fact]
    public void What_the_application_says_wins() => Assert.Equal(
        new ClusterSettings { SessionTtl = TimeSpan.FromSeconds(40), GiveUpAfter = null, Role = "names", Shards = 10 },
        Read("session-ttl = 40s, give-up-after = off, role = names, shards = 10"));

    [Theory]
    [InlineData("session-ttl = 10ms")]
    [InlineData("lost-after = 1ms")]
    [InlineData("resend = 1ms")]
    [InlineData("resend-queued = 400ms")]
    [InlineData("call-timeout = 1ms")]
    [InlineData("write-age = 10ms")]
    [InlineData("keep-entries = 59s")]
    [InlineData("snapshot-every = 9")]
    [InlineData("give-up-after = 9s")]
    [InlineData("shards = 1001")]
    public void A_setting_of_the_cluster_out_of_range_is_named(string set)
    {
        var refusal = Assert.Throws<ConfigurationException>(() => Read(set));

        Assert.Contains($"actor-concurrency.cluster.{set.Split(' ')[0]} must be ", refusal.Message);
    }

    [Fact]
    public void A_misspelt_key_is_refused_with_the_nearest_one() =>
        Assert.Contains("Did you mean actor-concurrency.cluster.session-ttl?", Assert.Throws<ConfigurationException>(() => Read("session-tll = 40s")).Message);

    private static ClusterSettings Read(string hocon)
    {
        using var system = ActorSystem.Create("test", $"actor-concurrency.cluster {{ {hocon} }}");
        return ClusterSettings.Read(system);
    }
}
