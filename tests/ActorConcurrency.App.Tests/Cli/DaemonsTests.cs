namespace ActorConcurrency.App.Tests;

/// <summary>The page's last program loops without end, and its process ends at once: its threads are daemons.</summary>
public sealed class DaemonsTests
{
    [Theory]
    [InlineData("original")]
    [InlineData("twin")]
    [InlineData("actor")]
    public async Task Two_endless_loops_do_not_keep_the_process(string side)
    {
        var result = await Cli.RunAsync("run", "lockset", "--experiment", "daemons", "--side", side);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("held", result.Error, StringComparison.Ordinal);
        Assert.Equal(["Thread-1", "Thread-2"], result.Lines.Distinct().Order(StringComparer.Ordinal));
    }
}
