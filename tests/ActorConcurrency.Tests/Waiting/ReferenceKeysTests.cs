using System.Text.RegularExpressions;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorConcurrency.Tests;

/// <summary>What is read is in hocon/reference.conf, and what is there is read.</summary>
public sealed partial class ReferenceKeysTests
{
    private static readonly Config Reference = ConfigurationFactory.ParseString(Repository.Read("hocon/reference.conf"));

    private static readonly string[] Leaves = [.. Walk("", Reference.Root, leaves: true)];

    private static readonly string[] Keys = [.. Walk("", Reference.Root, leaves: false)];

    // Blocks whose keys are names of something, so that the engine lists them.
    private static readonly string[] Listed =
    [
        "akka.actor.deployment",
        "akka.actor.mailbox.requirements",
        "akka.actor.router.type-mapping",
        "akka.actor.serialization-bindings",
        "akka.actor.serialization-identifiers",
        "akka.actor.serialization-settings",
        "akka.actor.serializers",
    ];

    // What is read of blocks that are nowhere by default.
    private static readonly Dictionary<string, string> Absent = new()
    {
        ["id"] = "the engine adds it to the block of a dispatcher or a mailbox",
        ["core-pool-size-factor"] = "ThreadPoolConfig reads the block that its user hands to it",
        ["core-pool-size-max"] = "as core-pool-size-factor",
        ["core-pool-size-min"] = "as core-pool-size-factor",
    };

    [Fact]
    public void Every_key_that_is_read_is_in_the_reference() =>
        AssertNone("read, but not in hocon/reference.conf", Read().Except(Absent.Keys).Where(key => !Keys.Any(known => EndsWith(known, key))));

    [Fact]
    public void Every_key_of_the_reference_is_read()
    {
        var read = Read().ToArray();

        AssertNone("in hocon/reference.conf, but read by nobody", Leaves.Where(leaf =>
            !read.Any(key => EndsWith(leaf, key)) && !Listed.Any(block => leaf.StartsWith(block + '.', StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_block_that_is_listed_is_read() =>
        AssertNone("listed, but read by nobody", Listed.Except(Read()));

    private static IEnumerable<string> Read() => ReadByTheEngine().Concat(ReadByRecipes()).Distinct();

    private static IEnumerable<string> ReadByTheEngine() =>
        from file in Repository.Files("src/ActorConcurrency.Engine", "*.cs")
        where !file.Contains("/Configuration/", StringComparison.Ordinal)
        from Match match in EngineRead().Matches(File.ReadAllText(file))
        let key = match.Groups["key"].Value.TrimEnd('.')
        where !key.Contains('\\')
        select key;

    // A recipe's block is named after its folder; its keys are read in its settings.
    private static IEnumerable<string> ReadByRecipes() =>
        from recipe in Repository.Folders("src/ActorConcurrency")
        let settings = $"src/ActorConcurrency/{recipe}/{recipe}Settings.cs"
        where Repository.HasFile(settings)
        from Match match in RecipeRead().Matches(Repository.Read(settings))
        select $"actor-concurrency.{Repository.BlockOf(recipe)}.{match.Groups["key"].Value}";

    private static bool EndsWith(string path, string key) => path == key || path.EndsWith('.' + key, StringComparison.Ordinal);

    private static IEnumerable<string> Walk(string path, HoconValue value, bool leaves)
    {
        if (!value.IsObject()) return leaves ? [path] : [];
        return value.GetObject()!.Items.SelectMany(item =>
        {
            var key = path.Length == 0 ? item.Key : $"{path}.{item.Key}";
            return leaves ? Walk(key, item.Value, leaves) : Walk(key, item.Value, leaves).Prepend(key);
        });
    }

    private static void AssertNone(string what, IEnumerable<string> keys)
    {
        var found = keys.Order(StringComparer.Ordinal).ToArray();
        Assert.True(found.Length == 0, $"{what}:{string.Concat(found.Select(key => $"\n  {key}"))}");
    }

    [GeneratedRegex("""^(?!\s*///).*?(?:\.(?:(?:Get(?:String|Boolean|Int|Long|Float|Double|Decimal|TimeSpan|ByteSize|Config|Value)(?:List)?|HasPath))\(\s*\$?"(?<key>[^"{]+)|(?<=")(?<key>akka\.[\w.-]+))""", RegexOptions.Multiline)]
    private static partial Regex EngineRead();

    [GeneratedRegex("""\.(?:Long|Int|Bool|Time|TimeOrOff|Text|Number|Choice<\w+>)\(\s*(?:"(?<key>[^"]+)")""")]
    private static partial Regex RecipeRead();
}
