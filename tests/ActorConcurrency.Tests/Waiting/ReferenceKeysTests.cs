using System.Text.RegularExpressions;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorConcurrency.Tests;

/// <summary>What is read is in hocon/reference.conf, and what is there is read.</summary>
public sealed partial class ReferenceKeysTests
{
    private static readonly string[] Keys =
        [.. Walk("", ConfigurationFactory.ParseString(Repository.Read("hocon/reference.conf")).Root).Order(StringComparer.Ordinal)];

    // Akka.NET reads them when it makes the dispatcher and the mailbox.
    private static readonly string[] ReadByAkka =
    [
        "actor-concurrency.dispatcher.type", "actor-concurrency.dispatcher.mailbox-type", "actor-concurrency.dispatcher.throughput",
        "actor-concurrency.higher-first-mailbox.mailbox-type",
    ];

    private static readonly string[] ReadForAllRecipes = ["actor-concurrency.gate-first"];

    [Fact]
    public void The_keys_of_the_reference_are_those_that_are_read() =>
        Assert.Equal(ReadByAkka.Concat(ReadForAllRecipes).Concat(ReadByRecipes()).Concat(ReadAcrossProcesses()).Order(StringComparer.Ordinal), Keys);

    // A recipe's block is named as it is; its keys are read in its settings. One that is derived from another lives in its folder.
    private static IEnumerable<string> ReadByRecipes() =>
        from recipe in Repository.Folders("src/ActorConcurrency")
        from settings in Repository.Files($"src/ActorConcurrency/{recipe}", "*Settings.cs")
        let name = Path.GetFileName(settings)[..^"Settings.cs".Length]
        from Match match in Read().Matches(File.ReadAllText(settings))
        select $"actor-concurrency.{Repository.BlockOf(name)}.{match.Groups["key"].Value}";

    private static IEnumerable<string> ReadAcrossProcesses() =>
        from Match match in Read().Matches(Repository.Read("src/ActorConcurrency.Cluster/ClusterSettings.cs"))
        select $"actor-concurrency.cluster.{match.Groups["key"].Value}";

    private static IEnumerable<string> Walk(string path, HoconValue value) => value.IsObject()
        ? value.GetObject()!.Items.SelectMany(item => Walk(path.Length == 0 ? item.Key : $"{path}.{item.Key}", item.Value))
        : [path];

    [GeneratedRegex("""\.(?:Long|Int|IntOr|Bool|Time|TimeOrOff|Text|Number|Choice<\w+>)\(\s*(?:"(?<key>[^"]+)")""")]
    private static partial Regex Read();
}
