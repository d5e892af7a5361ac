using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>
/// What a version has written, each later one reads: the journal has it. A line of the file is never changed; a new record gets lines of its own, which
/// the failing spec shows.
/// </summary>
public sealed class WireCompatibilityTests(WireNode node) : IClassFixture<WireNode>
{
    private static readonly Dictionary<string, string> Stored = Repository.Read("tests/ActorConcurrency.Cluster.Tests/Wire/stored-bytes.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(" = ")).ToDictionary(parts => parts[0], parts => parts[1]);

    [Fact]
    public void What_was_written_once_is_still_read()
    {
        foreach (var (name, stored) in Stored)
        {
            var (manifest, bytes) = (stored[..2], Convert.FromHexString(stored[3..]));
            Assert.Equal(Everything.In(Samples.Wholes.Single(sample => sample.Name == name).Whole), Everything.In(node.Read(bytes, manifest)));
        }
    }

    [Fact]
    public void Everything_is_written_as_it_was_once()
    {
        var written = Samples.Wholes.Select(sample => $"{sample.Name} = {node.ManifestOf(sample.Whole)} {Convert.ToHexStringLower(node.Write(sample.Whole))}");
        var missing = written.Except(Stored.Select(stored => $"{stored.Key} = {stored.Value}")).ToArray();
        Assert.True(missing.Length == 0, $"These are not in stored-bytes.txt, or not so. Add what is new; what is there stays readable:\n{string.Join('\n', missing)}");
    }
}
