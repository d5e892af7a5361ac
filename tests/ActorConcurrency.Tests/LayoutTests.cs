using System.Text.RegularExpressions;

namespace ActorConcurrency.Tests;

/// <summary>The mirror rule: learn one recipe's folder and you can predict all the others.</summary>
public sealed class LayoutTests
{
    private const string Actors = "src/ActorConcurrency";
    private const string Contracts = "src/ActorConcurrency.Contracts";

    private const string Cluster = "src/ActorConcurrency.Cluster";
    private const string ClusterTests = "tests/ActorConcurrency.Cluster.Tests";

    private static readonly string[] SharedKernel = ["Dispatch", "Waiting"];

    private static readonly string[] SharedAcrossProcesses = ["Entities", "Fencing", "Gateways", "Hosting", "Wire"];

    private static readonly string[] Names = [.. Repository.Folders(Actors).Union(Repository.Folders(Contracts)).Except(SharedKernel)];

    public static TheoryData<string> Recipes => [.. Names];

    public static TheoryData<string> ClusteredRecipes => [.. Repository.Folders(Cluster).Except(SharedAcrossProcesses)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_has_the_same_folder_everywhere(string recipe)
    {
        string[] homes = [Actors, Contracts, "src/ActorConcurrency.Locks", "tests/ActorConcurrency.Tests"];

        AssertNothingMissing(recipe, homes.Select(home => $"{home}/{recipe}").Where(folder => !HasSources(folder)));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_has_the_same_files_as_the_others(string recipe)
    {
        string[] files =
        [
            $"{Contracts}/{recipe}/I{recipe}.cs",
            $"{Actors}/{recipe}/{recipe}Protocol.cs",
            $"{Actors}/{recipe}/{recipe}State.cs",
            $"{Actors}/{recipe}/{recipe}Actor.cs",
            $"{Actors}/{recipe}/Actor{recipe}.cs",
            $"src/ActorConcurrency.Locks/{recipe}/DotNet{recipe}.cs",
            $"tests/ActorConcurrency.Tests/{recipe}/{recipe}Conformance.cs",
            $"tests/ActorConcurrency.Tests/{recipe}/{recipe}StateTests.cs",
            $"tests/ActorConcurrency.Tests/{recipe}/Actor{recipe}Tests.cs",
            $"tests/ActorConcurrency.Tests/{recipe}/DotNet{recipe}Tests.cs",
            $"tests/ActorConcurrency.Tests/{recipe}/Original{recipe}Tests.cs",
        ];

        AssertNothingMissing(recipe, files.Where(file => !Repository.HasFile(file)));
    }

    [Theory]
    [MemberData(nameof(ClusteredRecipes))]
    public void A_clustered_recipe_is_one_of_the_recipes_and_has_the_same_files_as_the_others(string recipe)
    {
        string[] files =
        [
            $"{Actors}/{recipe}/{recipe}Fact.cs",
            $"{Cluster}/{recipe}/{recipe}Recipe.cs",
            $"{Cluster}/{recipe}/{recipe}Asking.cs",
            $"{Cluster}/{recipe}/Cluster{recipe}.cs",
            $"{Cluster}/{recipe}/Cluster{recipe}Session.cs",
            $"{Cluster}/Hosting/Cluster{recipe}Options.cs",
            $"{Cluster}/Wire/{recipe}Format.cs",
            $"{ClusterTests}/{recipe}/Cluster{recipe}Tests.cs",
            $"{ClusterTests}/{recipe}/{recipe}RecipeTests.cs",
        ];

        Assert.Contains(recipe, Names);
        AssertNothingMissing(recipe, files.Where(file => !Repository.HasFile(file)));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_is_compared(string recipe)
    {
        var scenario = $"src/ActorConcurrency.Comparison/Scenarios/{recipe}Scenario.cs";

        AssertNothingMissing(recipe, new[] { scenario }.Where(file => !Repository.HasFile(file)));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_with_settings_has_a_block_in_the_reference(string recipe)
    {
        if (!Repository.HasFile($"{Actors}/{recipe}/{recipe}Settings.cs")) return;

        var block = $"{Repository.BlockOf(recipe)} {{";
        var missing = Repository.Read("hocon/reference.conf").Contains(block) ? [] : new[] { $"the block \"{block}\" in hocon/reference.conf" };
        AssertNothingMissing(recipe, missing);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_has_a_sample_once_there_are_samples(string recipe)
    {
        if (!Repository.Folders("samples").Intersect(Names).Any()) return;

        string[] files = [$"samples/{recipe}/Program.cs", $"samples/{recipe}/README.md"];
        AssertNothingMissing(recipe, files.Where(file => !Repository.HasFile(file)));
    }

    [Fact]
    public void The_locks_never_see_Akka()
    {
        var project = Repository.Read("src/ActorConcurrency.Locks/ActorConcurrency.Locks.csproj");

        Assert.DoesNotContain("PackageReference", project);
        Assert.Equal(["ActorConcurrency.Contracts"], Regex.Matches(project, @"<ProjectReference Include=""[^""]*/([^""/]+)\.csproj""").Select(match => match.Groups[1].Value));
    }

    private static bool HasSources(string folder) => Repository.Files(folder, "*.cs").Any();

    private static void AssertNothingMissing(string recipe, IEnumerable<string> missing)
    {
        var names = missing.ToArray();

        Assert.True(names.Length == 0, $"The recipe {recipe} lacks:{string.Concat(names.Select(name => $"\n  {name}"))}");
    }
}
