using System.Runtime.Serialization;
using CsCheck;

namespace ActorConcurrency.Cluster.Tests;

public sealed class HostileBytesTests : IClassFixture<WireNode>
{
    private const int Times = 20_000;

    // Much more than an exception with its trace takes, and much less than a length of the sender's choosing would.
    private const long Overhead = 128 * 1024;
    private const long PerByte = 64;

    private static readonly string[] Manifests = ["q1", "a1", "e1", "s1"];
    private readonly WireNode _node;
    private readonly (string Manifest, byte[] Bytes)[] _valid;

    public HostileBytesTests(WireNode node)
    {
        _node = node;
        _valid = [.. Samples.Wholes.Select(sample => (node.ManifestOf(sample.Whole), node.Write(sample.Whole)))];
        foreach (var (manifest, bytes) in _valid) node.Read(bytes, manifest);
    }

    [Fact]
    public void Any_bytes_are_a_message_or_an_error() =>
        Gen.Select(OneOf(Manifests), Gen.Byte.Array[0, 200]).Sample((manifest, bytes) => AssertRead(manifest, bytes), iter: Times, threads: 1);

    [Fact]
    public void A_message_that_ends_early_is_an_error()
    {
        foreach (var (manifest, bytes) in _valid)
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                var part = bytes[..length];
                Assert.Throws<SerializationException>(() => _node.Read(part, manifest));
            }
        }
    }

    [Fact]
    public void A_message_with_other_bits_is_a_message_or_an_error() =>
        Gen.Select(OneOf(_valid), Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 3]).Sample(
            (valid, changes) =>
            {
                var bytes = valid.Bytes.ToArray();
                foreach (var (at, other) in changes) bytes[at % bytes.Length] = other;
                AssertRead(valid.Manifest, bytes);
            },
            iter: Times,
            threads: 1);

    [Fact]
    public void Two_messages_cut_and_joined_are_a_message_or_an_error() =>
        Gen.Select(OneOf(_valid), OneOf(_valid), Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample(
            (one, other, end, start) => AssertRead(one.Manifest, [.. one.Bytes[..(end % one.Bytes.Length)], .. other.Bytes[(start % other.Bytes.Length)..]]),
            iter: Times,
            threads: 1);

    [Theory]
    [InlineData("q1", "feffffff0f", "a text of 2147483647")]
    [InlineData("q1", "01", "a text of -1")]
    [InlineData("q1", "8008", "a text of 512, but only 0")]
    [InlineData("q1", "02ff", "not UTF-8")]
    [InlineData("q1", "000000000000000000 00 a09c01", "a list of 10000, but only 0")]
    [InlineData("q1", "000000000000000000 00 a29c01", "a list of 10001, where the limit is 10000")]
    [InlineData("q1", "000000000000000000 ffffffffffffffffff02", "more than 64 bits")]
    [InlineData("e1", "feffffffffffffffff01", "is no moment")]
    [InlineData("a1", "0000000000000000 00 00 30 000000000000000000", "48 is the tag")]
    [InlineData("a1", "0000000000000000 00 00 21 0000000000000000 00 20 00", "no SemaphoreRefusal")]
    [InlineData("a1", "0000000000000000 00 00 26 0000000000000000 00 8080808010", "out of range")]
    [InlineData("q1", "000000000000000000 00 00 20 0000000000000000 00 02 02 00", "neither yes nor no")]
    [InlineData("q1", "", "the end is missing")]
    public void What_is_wrong_is_said(string manifest, string hex, string expected)
    {
        var refusal = Assert.Throws<SerializationException>(() => _node.Read(Convert.FromHexString(hex.Replace(" ", "")), manifest));
        Assert.Contains(expected, refusal.Message);
    }

    [Theory]
    [InlineData("null"), InlineData("{}"), InlineData("[]"), InlineData("1"), InlineData("{\"incarnation\":1,\"clients\":[]}"), InlineData("{\"incarnation\":1,\"clients\":null,\"recipe\":null}")]
    [InlineData("""{"incarnation":1,"clients":[],"recipe":{}}""")]
    [InlineData("""{"incarnation":1,"clients":[],"recipe":{"semaphore":{}}}""")]
    [InlineData("""{"incarnation":1,"clients":[],"recipe":{"semaphore":null}}""")]
    [InlineData("""{"incarnation":1,"clients":[],"recipe":{"$type":"System.Object","semaphore":null}}""")]
    [InlineData("""{"incarnation":1,"clients":[{"id":1,"gateway":null,"floor":1,"finished":[],"answers":[]}],"recipe":null}""")]
    [InlineData("""{"incarnation":1,"clients":[{"id":1,"gateway":"","floor":1,"finished":[],"answers":["AA=="]}],"recipe":null}""")]
    public void A_snapshot_that_lacks_something_is_an_error(string json) =>
        Assert.Throws<SerializationException>(() => _node.Read(System.Text.Encoding.UTF8.GetBytes(json), "s1"));

    private static Gen<T> OneOf<T>(T[] items) => Gen.Int[0, items.Length - 1].Select(at => items[at]);

    private void AssertRead(string manifest, byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        object? read = null;
        try
        {
            read = _node.Read(bytes, manifest);
        }
        catch (SerializationException)
        {
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= Overhead + (PerByte * bytes.Length), $"{allocated} bytes were allocated for {bytes.Length}: {Convert.ToHexStringLower(bytes)}");
        if (read is not null) Assert.Equal(manifest, _node.ManifestOf(read));
    }
}
