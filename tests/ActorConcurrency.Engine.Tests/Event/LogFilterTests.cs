using System.Text.RegularExpressions;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

public sealed class LogFilterTests
{
    [Theory]
    [InlineData("a.b", false)]
    [InlineData("x.a.b", false)]
    [InlineData("a.b.x", false)]
    [InlineData("axb", true)]
    [InlineData("A.B", true)]
    public void A_source_that_contains_the_text_is_dropped(string source, bool kept) =>
        Assert.Equal(kept, IsKept(new LogFilterBuilder().ExcludeSourceContaining("a.b"), source, "text"));

    [Theory]
    [InlineData("a.b", false)]
    [InlineData("x.a.b", true)]
    [InlineData("a.b.x", false)]
    public void A_source_that_starts_with_the_text_is_dropped(string source, bool kept) =>
        Assert.Equal(kept, IsKept(new LogFilterBuilder().ExcludeSourceStartingWith("a.b"), source, "text"));

    [Theory]
    [InlineData("a.b", false)]
    [InlineData("x.a.b", false)]
    [InlineData("a.b.x", true)]
    public void A_source_that_ends_with_the_text_is_dropped(string source, bool kept) =>
        Assert.Equal(kept, IsKept(new LogFilterBuilder().ExcludeSourceEndingWith("a.b"), source, "text"));

    [Theory]
    [InlineData("a.b", false)]
    [InlineData("x.a.b", true)]
    [InlineData("a.b.x", true)]
    public void The_very_source_is_dropped(string source, bool kept) =>
        Assert.Equal(kept, IsKept(new LogFilterBuilder().ExcludeSourceExactly("a.b"), source, "text"));

    [Theory]
    [InlineData("noise", false)]
    [InlineData("a noise b", false)]
    [InlineData("NOISE", true)]
    [InlineData("signal", true)]
    public void A_message_that_contains_the_text_is_dropped(string message, bool kept) =>
        Assert.Equal(kept, IsKept(new LogFilterBuilder().ExcludeMessageContaining("noise"), "source", message));

    [Fact]
    public void One_filter_that_drops_is_enough()
    {
        var builder = new LogFilterBuilder()
            .ExcludeSourceRegex(new Regex("^quiet"))
            .ExcludeMessageRegex(new Regex("secret$"));

        Assert.False(IsKept(builder, "quiet.one", "text"));
        Assert.False(IsKept(builder, "loud.one", "the secret"));
        Assert.True(IsKept(builder, "loud.one", "secrets"));
    }

    [Fact]
    public void Filters_of_sources_alone_need_no_text()
    {
        var bySource = new LogFilterBuilder().ExcludeSourceExactly("a").Build().CreateEvaluator();
        var byMessage = new LogFilterBuilder().ExcludeSourceExactly("a").ExcludeMessageContaining("b").Build().CreateEvaluator();

        Assert.True(bySource.EvaluatesLogSourcesOnly);
        Assert.False(byMessage.EvaluatesLogSourcesOnly);
    }

    [Fact]
    public void Without_filters_everything_is_kept()
    {
        var kept = LogFilterEvaluator.NoFilters.ShouldTryKeepMessage(new Info("source", typeof(int), "text"), out var line);

        Assert.True(kept);
        Assert.EndsWith("[source] text", line, StringComparison.Ordinal);
    }

    private static bool IsKept(LogFilterBuilder builder, string source, string message) =>
        builder.Build().CreateEvaluator().ShouldTryKeepMessage(new Debug(source, typeof(LogFilterTests), message), out _);
}
