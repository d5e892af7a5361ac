using System.Collections.Immutable;
using System.Runtime.Serialization;

namespace ActorConcurrency.Cluster.Tests;

public sealed class WireLimitsTests(WireNode node) : IClassFixture<WireNode>
{
    private static readonly string Longest = new('n', WireLimits.Name - 12);

    private static ImmutableArray<string> Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"{number:D12}{Longest}")];

    private static ToEntity Asking(params ImmutableArray<string> names) => new("name", 1, 0, [], new LockSetProtocol.Acquire(default, names));

    [Fact]
    public void The_largest_request_for_locks_fits()
    {
        var asking = Asking(Names(1000));

        var bytes = node.Write(asking);

        Assert.InRange(bytes.Length, 1000 * 1024, 1024 * 1024);
        Assert.Equal(Everything.In(asking), Everything.In(node.Read(bytes, "q1")));
    }

    [Fact]
    public void The_transport_has_room_for_the_largest_message() =>
        Assert.InRange(ClusterDefaults.Config.GetByteSize("akka.remote.dot-netty.tcp.maximum-frame-size", null)!.Value, WireLimits.Message + (64 * 1024), 2 * WireLimits.Message);

    [Fact]
    public void Whoever_asks_is_told_the_limit_before_anything_is_sent()
    {
        WireLimits.CheckLocks(Names(1000), "names");
        AssertRefused(() => WireLimits.CheckLocks(Names(1001), "names"), "1,000", "names");
        WireLimits.CheckName(new string('n', 1024), "name");
        AssertRefused(() => WireLimits.CheckName(new string('n', 1025), "name"), "1,024", "name");
        AssertRefused(() => WireLimits.CheckName(new string('ö', 513), "name"), "1,024", "name");
        Assert.Throws<ArgumentException>(() => WireLimits.CheckName("", "name"));
        Assert.ThrowsAny<ArgumentException>(() => WireLimits.CheckName("half of \ud83d", "name"));
        WireLimits.CheckLabel("", "label");
        AssertRefused(() => WireLimits.CheckLabel(new string('l', 1025), "label"), "1,024", "label");
    }

    [Fact]
    public void Whoever_writes_is_told_the_limit_too()
    {
        AssertRefused(() => node.Write(Asking(Names(1001))), "1,000", "items");
        AssertRefused(() => node.Write(Asking(new string('n', 1025))), "1,024", "value");
        AssertRefused(() => node.Write(new ToEntity("name", 1, 0, [new SemaphoreProtocol.OpenSession(default, new string('l', 1025))], null)), "1,024", "value");
        AssertRefused(() => node.Write(new FromEntity(1, 0, default, new Settled([.. Enumerable.Repeat(default(RequestId), 10_001)]))), "10,000", "items");
        Assert.ThrowsAny<ArgumentException>(() => node.Write(Asking("half of \ud83d")));
        var large = new LockSetSnapshot(1, 1, 1, [.. Enumerable.Repeat(new LockHolder("", Names(20), 1, default), 100)], []);
        Assert.Contains("1,048,576", Assert.Throws<ArgumentException>(() => node.Write(new FromEntity(1, 0, default, new LockSetProtocol.Snapshot(default, large)))).Message);
    }

    [Theory]
    [InlineData("q1"), InlineData("a1")]
    public void Whoever_reads_looks_at_no_byte_of_a_message_that_is_too_long(string manifest) =>
        Assert.Contains("1,048,576", Assert.Throws<SerializationException>(() => node.Read(new byte[WireLimits.Message + 1], manifest)).Message);

    [Fact]
    public void An_entry_has_room_for_the_end_of_a_node_with_very_many_grants()
    {
        var entry = new Entry(default, [.. Enumerable.Range(0, 100_000).Select(number => new SemaphoreFact.Reclaimed(new(1, number)))]);

        Assert.Equal(100_000, ((Entry)node.Read(node.Write(entry), "e1")).Facts.Length);
    }

    private static void AssertRefused(Action action, string limit, string parameter)
    {
        var refusal = Assert.Throws<ArgumentException>(parameter, action);
        Assert.Contains(limit, refusal.Message);
    }
}
