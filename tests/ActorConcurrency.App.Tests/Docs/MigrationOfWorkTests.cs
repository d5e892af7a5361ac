namespace ActorConcurrency.App.Tests;

/// <summary>The guide's snippets about work on the thread pool and about other programs do what it says, before and after.</summary>
public sealed class MigrationOfWorkTests : MigrationTests
{
    private static readonly string[] Pages = ["a", "bbb", "cc"];

    [Fact]
    public async Task Pages_are_measured_in_their_order()
    {
        await using var workers = ActorExecutor.Start(Actors, new ExecutorSettings { Workers = 4 });

        Assert.Equal([1, 3, 2], await WorkSnippets.Before.MeasureAllAsync(Pages, page => page.Length, Stop));
        Assert.Equal([1, 3, 2], await WorkSnippets.After.MeasureAllAsync(workers, Pages, page => page.Length, Stop));
        Assert.Equal(3, await WorkSnippets.Before.MeasureAsync("bbb", page => page.Length, Stop));
        Assert.Equal(3, await WorkSnippets.After.MeasureAsync(workers, "bbb", page => page.Length, Stop));
    }

    [Fact]
    public async Task Numbers_are_sorted_by_a_program()
    {
        if (OperatingSystem.IsWindows()) return;

        Assert.Equal("9\n10\n", await ProcessSnippets.Before.SortAsync("10\n9\n", Stop));
        Assert.Equal("9\n10\n", await ProcessSnippets.After.SortAsync(Actors, "10\n9\n", Stop));
    }

    [Fact]
    public async Task A_program_is_followed_to_its_end()
    {
        if (OperatingSystem.IsWindows()) return;
        var lines = new List<string>();

        var outcome = await ProcessSnippets.Supervised.FollowAsync(Actors, new SubprocessStart("sort", "-n").WithInput("10\n9\n"), lines.Add, Stop);

        Assert.Equal(["9", "10"], lines);
        Assert.Equal(1, Assert.IsType<SubprocessOutcome.Exited>(outcome).Runs);
    }
}
