namespace ActorConcurrency.Comparison;

/// <summary>
/// Compares your own lock class with your own actor: in a test, in a console application, wherever a task can be awaited. Thread-safe; whoever
/// measures costs runs one comparison at a time.
/// </summary>
/// <remarks>
/// All runs in this process. A program that hangs is told as hung after <see cref="CompareOptions.HangAfter"/> and left behind: its threads stay
/// until the process ends. Of the failures, what may hang is not run, and the report says so. The tool <c>actorconc --scenarios MY.dll</c> runs the
/// same scenarios in processes of their own and has neither weakness.
/// </remarks>
public static class Compare
{
    /// <summary>Runs all that a scenario declares: its experiments on all sides, its failures, races and costs.</summary>
    /// <typeparam name="TScenario">The scenario.</typeparam>
    /// <param name="options">How much and how; everything, in few runs, by default.</param>
    /// <returns>The report. Broken invariants, hangs and exceptions of the programs are in it, and in <see cref="ComparisonReport.Objections"/> unless they were declared.</returns>
    /// <exception cref="ScenarioException">The scenario could not be made or read.</exception>
    /// <exception cref="ArgumentException">The options allow nothing of it to run.</exception>
    public static async Task<ComparisonReport> RunAsync<TScenario>(CompareOptions? options = null) where TScenario : Scenario, new() =>
        await RunAllAsync([ScenarioCatalog.Create(typeof(TScenario))], options).ConfigureAwait(false);

    /// <summary>Runs all that several scenarios declare, one after the other where something is measured.</summary>
    /// <param name="scenarios">The scenarios; at least one, each with a recipe of its own. Those of the page are in <see cref="ScenarioCatalog.Page"/>.</param>
    /// <param name="options">How much and how; everything, in few runs, by default.</param>
    /// <returns>The report. Broken invariants, hangs and exceptions of the programs are in it, and in <see cref="ComparisonReport.Objections"/> unless they were declared.</returns>
    /// <exception cref="ScenarioException">A scenario could not be read.</exception>
    /// <exception cref="ArgumentException">There is no scenario, two have one recipe, or the options allow nothing of them to run.</exception>
    public static async Task<ComparisonReport> RunAllAsync(IReadOnlyList<Scenario> scenarios, CompareOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        options ??= new CompareOptions();
        foreach (var scenario in scenarios) ScenarioCatalog.Read(scenario);
        if (scenarios.GroupBy(scenario => scenario.Recipe, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two scenarios have the recipe '{twice.Key}'. Give each a recipe of its own.", nameof(scenarios));

        var survey = options.Survey(scenarios);
        var runner = new InProcessRunner(patience: options.HangAfter);
        // A comparison of nothing would pass.
        if (new Laboratory(runner, survey.Laboratory).Plan(scenarios).IsEmpty)
            throw new ArgumentException("Nothing of the scenarios can run. Pass at least one scenario, with a contender on one of the sides.", nameof(scenarios));

        var progress = options.Progress;
        var report = await new Survey(runner, cells: null, survey).RunAsync(
            scenarios,
            news =>
            {
                if (news is TrialNews.Starting(var order)) progress?.Invoke($"{order.Scenario.Recipe}/{order.Experiment.Name}/{order.Contender.Name}");
            },
            progress).ConfigureAwait(false);
        return report with { Environment = [.. report.Environment, new Fact("Runs", "all in one process, whose other allocations count; what hangs is left behind in it")] };
    }
}
