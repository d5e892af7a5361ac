using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>What is done with reports that were written before.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> File = new("REPORT") { Description = "The report.json of a comparison, or its folder." };

    private static readonly Option<string?> Out = OutOption.For("The folder for the files, by default that of the report.");

    public static Command Define()
    {
        var render = new Command("render", "Write the report's page and its other files again, from its report.json.") { File, Out, FormatOption.Formats };
        render.SetAction(Render);
        var charts = new Command("charts", "Write a drawing of each recipe's costs, as SVG, for a page of documentation.") { File, Out };
        charts.SetAction(Charts);
        var schema = new Command("schema", "Print the JSON schema of a report.json.");
        schema.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(JsonReport.Schema()));
        return new Command("report", "Use reports that were written earlier.") { render, DiffCommand.Define(), charts, schema };
    }

    private static int Render(ParseResult parsed)
    {
        var file = ReportFile.Find(parsed.GetRequiredValue(File));
        var formats = FormatOption.FormatsOf(parsed);
        var report = file.Read();
        var folder = PartFiles.Open(parsed.GetValue(Out) ?? file.Folder);
        var isSaved = PartFiles.Save(folder, to => to.Write(report, formats, replace: true), out var files);
        parsed.InvocationConfiguration.Output.WriteLine($"Report: {FormatOption.Describe(files)}");
        return isSaved ? ExitCode.Passed : ExitCode.NotPassed;
    }

    private static int Charts(ParseResult parsed)
    {
        var source = ReportFile.Find(parsed.GetRequiredValue(File));
        var report = source.Read();
        var folder = PartFiles.Open(parsed.GetValue(Out) ?? source.Folder);
        foreach (var recipe in report.Recipes)
        {
            if (ChartFile.Render(report, recipe) is not { } drawing) continue;
            var file = Path.Combine(folder.Path, $"{recipe.Recipe.ToLowerInvariant()}.svg");
            AtomicFile.Write(file, drawing);
            parsed.InvocationConfiguration.Output.WriteLine($"Written: {file}");
        }

        return ExitCode.Passed;
    }
}
