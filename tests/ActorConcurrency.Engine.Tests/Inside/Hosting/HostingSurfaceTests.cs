using System.Text.RegularExpressions;
using Akka.Hosting;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The table in docs/engine.md says what of Akka.Hosting is here, no more and no less.</summary>
public sealed class HostingSurfaceTests
{
    [Theory]
    [InlineData("Akka.Hosting")]
    [InlineData("Akka.Hosting.Configuration")]
    [InlineData("Akka.Hosting.Logging")]
    public void The_page_lists_the_public_types_of_a_namespace(string name)
    {
        var row = File.ReadLines(Repository.Locate("docs/engine.md")).Single(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));

        var listed = Regex.Matches(row, "`([^`]+)`").Skip(1).Select(match => match.Groups[1].Value);

        var there = typeof(AkkaConfigurationBuilder).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == name && !type.IsNested).Select(type => type.Name.Split('`')[0]).Distinct();
        Assert.Equal(there.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }
}
