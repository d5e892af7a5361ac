using ActorConcurrency.Comparison;

var report = await Compare.RunAsync<StockScenario>();

foreach (var recipe in report.Recipes)
{
    foreach (var experiment in recipe.Experiments)
        foreach (var side in experiment.Rows)
            Console.WriteLine($"{recipe.Recipe}, {experiment.Name}, {side.Name}: {side.Verdict} {side.Reason}".TrimEnd());
    foreach (var race in recipe.Races)
        foreach (var outcome in race.Rows.Where(outcome => outcome.Counts.Any(count => count > 0)))
            Console.WriteLine($"{recipe.Recipe}, {race.Race}, {outcome.Outcome}: {outcome.Grade}");
}

foreach (var objection in report.Objections) Console.WriteLine(objection);
Console.WriteLine(report.Passed ? "Passed" : "Failed");

// The whole report, with costs and advice: dotnet run -- FOLDER
if (args is [var folder])
    foreach (var file in ReportFolder.Open(folder).Write(report)) Console.WriteLine(file);

return report.Passed ? 0 : 1;
