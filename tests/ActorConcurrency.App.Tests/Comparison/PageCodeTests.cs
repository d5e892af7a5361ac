using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>What is counted as code of the page's contenders.</summary>
public sealed class PageCodeTests
{
    public static TheoryData<string> Recipes => [.. ScenarioCatalog.Page.Select(scenario => scenario.Recipe).Where(recipe => recipe != "Theory")];

    [Fact]
    public void Every_type_that_is_listed_has_lines() =>
        Assert.All(PageCode.Types.SelectMany(types => types.Value), type => Assert.True(PageCode.LinesOf(type) > 0, type));

    [Fact]
    public void Blank_lines_and_comments_are_not_counted()
    {
        var lines = Repository.Read("src/ActorConcurrency.Locks/Semaphore/PythonSemaphore.cs").Split('\n').Select(line => line.Trim());

        Assert.Equal(lines.Count(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)), PageCode.LinesOf("PythonSemaphore"));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void An_actors_list_has_every_type_of_its_folder_but_the_bridge_that_blocks_and_what_a_journal_keeps(string recipe)
    {
        var folder = Repository.FilesOf($"src/ActorConcurrency/{recipe}").Select(file => Path.GetFileName(file).Split('.')[0]).Distinct();

        // A recipe derived from another lives in its core's folder.
        var lists = folder.Where(type => type.StartsWith("Actor", StringComparison.Ordinal) && PageCode.Types.ContainsKey(type)).ToArray();

        Assert.Contains($"Actor{recipe}", lists);
        Assert.Equal(
            folder.Where(type => !type.StartsWith("Blocking", StringComparison.Ordinal) && type != $"{recipe}Fact").Order(),
            lists.SelectMany(list => PageCode.Types[list]).Order());
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Every_contender_of_the_page_says_what_its_code_is(string recipe)
    {
        var contenders = ScenarioCatalog.Page.Single(scenario => scenario.Recipe == recipe).Experiments.SelectMany(experiment => experiment.Contenders);

        Assert.All(contenders, contender => Assert.True(contender.Code is not null, $"{contender.Name}: {contender.Implementation}"));
    }

    [Fact]
    public void What_is_a_users_own_is_counted_as_the_user_says()
    {
        var own = Contender.Lock<PageCodeTests>(_ => { });

        Assert.Null(own.Code);
        Assert.Equal(12, (own with { Code = new Shape(["Mine"], 12) }).Code!.Lines);
    }

    [Fact]
    public void A_users_lock_class_is_not_taken_for_what_dotnet_has_nor_for_ours_of_the_same_name()
    {
        Assert.Null(Contender.Lock<LockStock>(_ => { }).Code);
        Assert.Null(Contender.Lock<LockCounter>(_ => { }).Code);
        Assert.Equal(0, Contender.Lock(typeof(Monitor), _ => { }).Code!.Lines);
    }

    [Fact]
    public async Task Conclusions_and_markdown_tell_the_code()
    {
        var dotNet = Contender.DotNet<SemaphoreSlim>(_ => Task.CompletedTask);
        var own = Some.Contender(Side.Lock) with { Code = new Shape(["Mine", "Helper"], 12) };

        var report = await new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(Some.Experiment("some", own, dotNet))]);

        Assert.Contains("Code, least first: SemaphoreSlim (none: .NET has it) and Object (2 types, 12 lines).", report.Recipes[0].Conclusions);
        Assert.Contains("| lock | `Object` | 2 types, 12 lines | `Mine`, `Helper` |", MarkdownReport.Render(report), StringComparison.Ordinal);
    }

    private sealed class LockCounter;
}
