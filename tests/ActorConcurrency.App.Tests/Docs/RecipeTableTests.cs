using System.Reflection;
using System.Text.RegularExpressions;
using ActorConcurrency.Locks;

namespace ActorConcurrency.App.Tests;

/// <summary>The readme's table has every recipe, and names what exists.</summary>
public sealed partial class RecipeTableTests
{
    private static readonly Assembly Contracts = typeof(ISemaphore).Assembly;
    private static readonly Assembly Actors = typeof(ActorSemaphore).Assembly;
    private static readonly Assembly Locks = typeof(PythonSemaphore).Assembly;

    private static readonly IReadOnlyList<string[]> Rows = MarkdownPage.Read("README.md").Table("recipe");

    // A recipe is what has a contract, an actor's handle and a twin.
    private static readonly string[] Recipes =
    [
        .. Contracts.GetExportedTypes()
            .Where(type => type.IsInterface)
            .Select(type => Name(type)[1..])
            .Where(recipe => Has(Actors, $"Actor{recipe}") && Has(Locks, $"DotNet{recipe}"))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void It_has_a_row_for_every_recipe()
    {
        Assert.NotEmpty(Recipes);
        Assert.Equal(Recipes, Rows.Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_types_exist() =>
        Assert.All(Rows, row =>
        {
            Assert.All(Types(row[1]), type => Assert.True(Has(Locks, type), $"There is no original {type}."));
            Assert.All(Types(row[2]), type => Assert.True(Has(Locks, type), $"There is no twin {type}."));
            Assert.All(Types(row[3]), type => Assert.True(Has(Actors, type), $"There is no actor {type}."));
        });

    [Fact]
    public void A_row_names_an_original_the_twin_the_actor_the_sample_and_the_page() =>
        Assert.All(Rows, row =>
        {
            Assert.NotEmpty(Types(row[1]));
            Assert.Contains($"DotNet{row[0]}", Types(row[2]));
            Assert.Contains($"Actor{row[0]}", Types(row[3]));
            Assert.Contains($"](samples/{FolderOf(row[0])}/README.md)", row[4], StringComparison.Ordinal);
            Assert.Contains($"](docs/recipes/{FolderOf(row[0]).ToLowerInvariant()}.md", row[5], StringComparison.Ordinal);
        });

    [Fact]
    public void The_package_names_every_recipe_on_its_page_and_in_its_description()
    {
        var (page, project) = (Repository.Read("eng/Package/README.md"), Repository.Read("eng/Package/ActorConcurrency.Package.csproj"));

        Assert.All(Recipes, recipe => Assert.Contains($"`Actor{recipe}", page, StringComparison.Ordinal));
        Assert.All(Recipes, recipe => Assert.Contains(Word().Replace(recipe, " $0").Trim(), project, StringComparison.OrdinalIgnoreCase));
    }

    // A recipe derived from another lives in its core's folder, and shares its sample and its page.
    private static string FolderOf(string recipe) =>
        Repository.FilesOf("src/ActorConcurrency.Contracts").Single(file => file.EndsWith($"/I{recipe}.cs", StringComparison.Ordinal)).Split('/')[^2];

    private static bool Has(Assembly assembly, string name) => assembly.GetExportedTypes().Any(type => Name(type) == name);

    private static string Name(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<string> Types(string cell) => InlineCode().Matches(cell).Select(code => code.Groups["name"].Value);

    [GeneratedRegex(@"`(?<name>\w+)(<\w+>)?`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Word();
}
