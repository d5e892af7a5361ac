namespace ActorConcurrency.App.Tests;

/// <summary>Every sample runs, prints what its page says, and is short enough to be read in a minute.</summary>
public sealed class SampleTests
{
    private const int LinesReadInAMinute = 120;

    public static TheoryData<string> Names => [.. Sample.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_prints_what_is_expected_and_logs_nothing(string name)
    {
        var sample = new Sample(name);

        var run = await sample.RunAsync();

        Assert.Equal(sample.Expected, run.Output.ReplaceLineEndings("\n"));
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_samples_page_shows_its_command_what_it_prints_and_what_to_change(string name)
    {
        var sample = new Sample(name);

        Assert.Contains(sample.Command, sample.Readme);
        Assert.Equal(sample.Expected, sample.ExpectedInReadme);
        Assert.Contains("## Things to change", sample.Readme);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_read_in_a_minute_and_listed(string name)
    {
        Assert.InRange(new Sample(name).Program.Split('\n').Length, 1, LinesReadInAMinute);
        Assert.Contains($"]({name}/README.md)", Sample.Index);
    }
}
