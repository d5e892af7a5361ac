using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Makes the report of a plan and its records. Pure but for the environment and the clock.</summary>
internal static class ReportBuilder
{
    public static ComparisonReport Build(ImmutableArray<TrialOrder> plan, IReadOnlyList<TrialRecord?> records, LaboratoryOptions options)
    {
        var all = plan.Zip(records, (order, record) => (Order: order, Record: record)).ToList();
        var notRun = all.Where(run => run.Record is null).Select(run => run.Order).ToList();
        var because = notRun.Count == 0 ? "" : options.StopReason();
        var runs = all.Where(run => run.Record is not null).Select(run => (run.Order, Record: run.Record!));
        ImmutableArray<RecipeReport> recipes = [.. runs.GroupBy(run => run.Order.Scenario).Select(recipe => Recipe(recipe.Key, recipe, Missing, options, notRun.Any(order => order.Scenario == recipe.Key)))];
        ImmutableArray<string> objections =
        [
            .. from recipe in recipes
               from experiment in recipe.Experiments
               from row in experiment.Rows
               from objection in row.Objections
               select $"{recipe.Recipe}/{experiment.Name}/{row.Name}: {objection}",
        ];

        return new ComparisonReport(
            ComparisonReport.CurrentSchemaVersion, DateTimeOffset.Now, LaboratoryEnvironment.Describe(),
            options.Settings.Seed, options.Settings.Time.Factor, objections.IsEmpty, objections, recipes)
        {
            NotRun = [.. notRun.Select(order => order.Name)],
            NotRunBecause = because,
        };

        IEnumerable<Absence> Missing(Experiment experiment) =>
            notRun.Where(order => order.Experiment == experiment).Select(order => new Absence(order.Contender.Side, $"not run: {because}."));
    }

    private static RecipeReport Recipe(
        Scenario scenario, IEnumerable<(TrialOrder Order, TrialRecord Record)> runs, Func<Experiment, IEnumerable<Absence>> missing, LaboratoryOptions options, bool isPartial)
    {
        ImmutableArray<ExperimentReport> experiments =
            [.. runs.GroupBy(run => run.Order.Experiment).Select(group => ExperimentOf(group.Key, [.. group.Select(run => Row(run.Order, run.Record, options))], missing(group.Key)))];
        var recipe = new RecipeReport(scenario.Recipe, scenario.Summary, Conclusions.Of(experiments), experiments);
        return recipe with { Advice = Advice.Of(recipe), Default = DefaultAdvice.Of(recipe, isPartial) };
    }

    private static ExperimentReport ExperimentOf(Experiment experiment, ImmutableArray<SideReport> rows, IEnumerable<Absence> missing) =>
        new(experiment.Name, experiment.Title, experiment.Kind, experiment.Participants, experiment.Operations, experiment.Invariant, experiment.Load,
            [.. experiment.Faults], WithPaces(rows), [.. experiment.Absences, .. missing]) { Need = experiment.Need };

    // The baseline is the first that has durations: the original, unless it broke.
    private static ImmutableArray<SideReport> WithPaces(ImmutableArray<SideReport> rows)
    {
        if (rows.FirstOrDefault(row => row.Figures is { DurationMs: not null }) is not { } baseline) return rows;
        return [.. rows.Select(row => row.Figures is { DurationMs: not null } figures ? row with { Pace = PaceOf(row, figures) } : row)];

        PaceReport PaceOf(SideReport row, Figures figures)
        {
            var pace = ReferenceEquals(row, baseline) ? Pace.Baseline : Paces.Of(figures.DurationsMs, baseline.Figures!.DurationsMs);
            return new PaceReport(pace, baseline.Name, Math.Round(figures.DurationMs!.Value / baseline.Figures!.DurationMs!.Value, 3));
        }
    }

    private static SideReport Row(TrialOrder order, TrialRecord record, LaboratoryOptions options)
    {
        var (_, experiment, contender, _) = order;
        var verdict = Judge.VerdictOf(experiment, record);
        var objections = Judge.Objections(experiment, contender, record);
        return new SideReport(
            contender.Side, contender.Name, NameOf(contender.Implementation) + (contender.Side == Side.Direct ? ", direct" : ""), contender.Code,
            verdict, objections.IsEmpty, Judge.Findings(experiment, record), Judge.Reason(record), record.Observed, Shown(experiment, record),
            verdict == Verdict.Held ? Told(experiment, record) : null,
            Pace: null,
            objections,
            $"{options.ReplayPrefix} {order.CommandLine}")
        {
            Condition = contender.Condition,
            Duty = contender.Duty,
        };
    }

    // What waits runs beside others, and once: how long it took, and what a first run allocates, says nothing.
    private static Figures? Told(Experiment experiment, TrialRecord record) =>
        (experiment.Load == Load.Waiting && record.Figures is { } figures ? figures with { Runs = 1 } : record.Figures)?.Told();

    private static ImmutableArray<FaultShown> Shown(Experiment experiment, TrialRecord record) =>
        [.. experiment.Faults.Where(fault => record.Shown.ContainsKey(fault.Name)).Select(fault => new FaultShown(fault.Name, record.Shown[fault.Name]))];

    // As it is written: WorkQueue<T>, not WorkQueue`1.
    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericTypeDefinition().GetGenericArguments().Select(argument => argument.Name))}>"
        : type.Name;
}
