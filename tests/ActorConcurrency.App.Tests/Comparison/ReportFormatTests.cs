using System.Xml.Linq;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class ReportFormatTests
{
    [Fact]
    public async Task Json_is_read_again_as_it_was_written()
    {
        var text = JsonReport.Render(await WholeReport.MakeAsync());

        Assert.Equal(text, JsonReport.Render(JsonReport.Read(text)));
    }

    [Theory]
    [InlineData("", "is no report of actorconc (see line 1).")]
    [InlineData("{\n  x", "is no report of actorconc (see line 2).")]
    [InlineData("""{"schemaVersion": 2}""", "is no report of actorconc")]
    [InlineData("[]", "it has no schema version")]
    [InlineData("""{"schemaVersion": 1}""", "schema version 1; this program reads version 2")]
    [InlineData("""{"schemaVersion": 2, "recipes": 7}""", "is no report of actorconc (see line 1).")]
    public void What_is_no_report_or_of_another_version_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => JsonReport.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task JUnit_has_a_case_for_each_run_each_failure_that_was_tried_and_each_race()
    {
        var suite = Suite(await WholeReport.MakeAsync());

        Assert.Equal(
            ["Some.some", "Some.some", "Some.some", "Some.failures", "Some.failures", "Some.failures", "Some.failures", "Some.outcomes"],
            suite.Elements("testcase").Select(one => one.Attribute("classname")!.Value));
        Assert.Equal("8", suite.Attribute("tests")!.Value);
    }

    [Fact]
    public async Task JUnit_fails_what_was_not_as_declared_and_nothing_else()
    {
        var suite = Suite(await WholeReport.MakeAsync());

        // The original broke as it was declared; the race has an objection.
        Assert.Equal("race", Assert.Single(suite.Elements("testcase"), one => one.Element("failure") is not null).Attribute("name")!.Value);
        Assert.Equal("1", suite.Attribute("failures")!.Value);
    }

    [Fact]
    public async Task JUnit_skips_what_was_not_run()
    {
        var report = await WholeReport.MakeAsync() with { NotRun = ["Some/costs"], NotRunBecause = "there was no time" };

        var suite = XDocument.Parse(JUnitReport.Render(report)).Root!.Elements("testsuite").Single(suite => suite.Attribute("name")!.Value == "not run");

        Assert.Equal("there was no time", suite.Element("testcase")!.Element("skipped")!.Attribute("message")!.Value);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("MD")]
    [InlineData("json")]
    [InlineData("junit")]
    public async Task Every_format_is_found_by_its_name_and_writes_something_of_every_recipe(string name) =>
        Assert.Contains("Some", ReportFormat.Find(name)!.Render(await WholeReport.MakeAsync()), StringComparison.Ordinal);

    private static XElement Suite(ComparisonReport report) => XDocument.Parse(JUnitReport.Render(report)).Root!.Elements("testsuite").First();
}
