using System.Text.Json;
using System.Text.Json.Nodes;
using ActorConcurrency.Comparison;
using Json.Schema;

namespace ActorConcurrency.App.Tests;

public sealed class JsonSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(JsonReport.Schema());

    [Fact]
    public async Task A_report_with_every_part_is_valid() => Assert.Equal("", Flaws(await NodeAsync()));

    [Fact]
    public async Task A_report_of_another_version_is_not()
    {
        var report = await NodeAsync();
        report["schemaVersion"] = 1;

        Assert.NotEqual("", Flaws(report));
    }

    [Fact]
    public async Task A_row_without_its_verdict_is_not()
    {
        var report = await NodeAsync();
        ((JsonObject)report["recipes"]![0]!["experiments"]![0]!["rows"]![0]!).Remove("verdict");

        Assert.NotEqual("", Flaws(report));
    }

    [Fact]
    public void The_file_beside_the_docs_is_this_schema() =>
        Assert.Equal(JsonReport.Schema(), Repository.Read("docs/report.schema.json").ReplaceLineEndings("\n"));

    private static async Task<JsonNode> NodeAsync() => JsonNode.Parse(JsonReport.Render(await WholeReport.MakeAsync()))!;

    private static string Flaws(JsonNode report)
    {
        var result = Schema.Evaluate(JsonSerializer.SerializeToElement(report), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? "" : string.Join("\n", result.Details!.Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")));
    }
}
