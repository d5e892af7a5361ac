namespace ActorConcurrency.App.Tests;

/// <summary>The snippets of the page about the theory do what it says.</summary>
public sealed class TheoryPageTests
{
    [Fact]
    public async Task A_piece_of_work_runs_on_a_thread_of_its_own_or_of_the_pool()
    {
        var (own, ownIsPooled, pooled) = ("", true, false);

        TheorySnippets.OnAThread(_ => (own, ownIsPooled) = (Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));
        await TheorySnippets.OnThePoolAsync(_ => pooled = Thread.CurrentThread.IsThreadPoolThread);

        Assert.Equal(("countdown", false, true), (own, ownIsPooled, pooled));
    }

    [Fact]
    public async Task Pages_are_fetched_together_and_numbers_added_up_in_parallel()
    {
        var all = new TaskCompletionSource();
        var begun = 0;

        var size = await TheorySnippets.ConcurrentAsync([1, 2, 3], async page =>
        {
            if (++begun == 3) all.SetResult();
            await all.Task;
            return page * 10;
        });

        Assert.Equal(60, size);
        Assert.Equal(12, TheorySnippets.Parallel([1, 2, 3], number => number * 2));
    }

    [Fact]
    public async Task A_program_of_its_own_answers_with_its_output()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        Assert.NotEqual("", await TheorySnippets.SubprocessAsync("dotnet", "--version", limit.Token));
    }
}
