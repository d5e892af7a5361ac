using System.Reflection;
using ActorConcurrency.Comparison;
using Serilog.Events;

namespace ActorConcurrency.Cli;

/// <summary>Turns the names that a user typed into what they name; an unknown name is refused with all valid ones.</summary>
internal static class Choices
{
    public static string Sides { get; } = string.Join(", ", Comparison.Sides.All.Select(side => side.Name()));

    public static string Levels { get; } = string.Join(", ", Enum.GetNames<LogEventLevel>()).ToLowerInvariant();

    /// <summary>The page's scenarios and those of the assemblies; each recipe's name stands for one of them.</summary>
    public static IReadOnlyList<Scenario> Scenarios(IReadOnlyList<string>? assemblies)
    {
        List<Scenario> scenarios = [.. ScenarioCatalog.Page, .. (assemblies ?? []).SelectMany(Load)];
        var twice = scenarios.GroupBy(scenario => scenario.Recipe, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? scenarios : throw new UsageException($"There are two recipes '{twice.Key}'. Valid for --scenarios: recipes of another name.");
    }

    public static IReadOnlyList<Scenario> Recipes(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string>? names) =>
        names is null or [] ? scenarios : [.. scenarios.Where(scenario => names.Select(name => Recipe(scenarios, name)).Contains(scenario))];

    public static Scenario Recipe(IReadOnlyList<Scenario> scenarios, string name) =>
        scenarios.FirstOrDefault(scenario => Same(scenario.Recipe, name)) ?? throw Unknown("recipe", name, scenarios.Select(scenario => scenario.Recipe));

    /// <summary>The name as it is declared.</summary>
    public static string Experiment(IEnumerable<Scenario> scenarios, string name)
    {
        var experiments = scenarios.SelectMany(scenario => scenario.Experiments).Select(experiment => experiment.Name).ToList();
        return experiments.Find(experiment => Same(experiment, name)) ?? throw Unknown("experiment", name, experiments);
    }

    /// <summary>The name as it is declared; null for all.</summary>
    public static string? Contender(IReadOnlyList<Scenario> scenarios, string? name)
    {
        if (name is null) return null;
        return NamesOf(scenarios).FirstOrDefault(contender => Same(contender, name)) ?? throw Unknown("contender", name, NamesOf(scenarios));
    }

    public static string Contenders(IReadOnlyList<Scenario> scenarios) => string.Join(", ", NamesOf(scenarios));

    /// <summary>The sides of these names; without any, <paramref name="usual"/>, or all if a contender is named.</summary>
    public static IReadOnlyList<Side> SidesOf(IReadOnlyList<string>? names, string? contender, IReadOnlyList<Side> usual) =>
        names is null or [] ? contender is null ? usual : Comparison.Sides.All : [.. names.Select(SideOf).Distinct()];

    public static Side SideOf(string name) => Comparison.Sides.Find(name) ?? throw Unknown("side", name, Comparison.Sides.All.Select(side => side.Name()));

    /// <summary>The sides that such a comparison would run something on.</summary>
    public static string SidesThatRun(ITrialRunner runner, LaboratoryOptions options, IReadOnlyList<Scenario> scenarios)
    {
        var all = new Laboratory(runner, options with { Sides = Comparison.Sides.All, Contender = null }).Plan(scenarios);
        return all.IsEmpty ? "another experiment" : string.Join(", ", all.Select(order => order.Contender.Side).Distinct().Order().Select(side => side.Name()));
    }

    /// <summary>Refuses to run nothing, which would pass.</summary>
    public static void RefuseNothing(string part, IEnumerable<Scenario> scenarios, IReadOnlyList<Side> sides, Func<Scenario, IEnumerable<Side>> sidesOf)
    {
        var valid = scenarios.SelectMany(sidesOf).Distinct().Order().ToList();
        if (!valid.Intersect(sides).Any())
            throw new UsageException($"There are no {part} on such a side of these recipes. Valid: {(valid.Count == 0 ? "another recipe" : string.Join(", ", valid.Select(side => side.Name())))}.");
    }

    /// <summary>The names of an option that takes them separated by commas, or repeated.</summary>
    public static string[] Split(IEnumerable<string>? lists) =>
        [.. (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public static LogEventLevel Level(string name) =>
        Enum.TryParse<LogEventLevel>(name, ignoreCase: true, out var level) && Enum.IsDefined(level) && !char.IsDigit(name[0])
            ? level
            : throw new UsageException($"'{name}' is no value for --verbosity. Valid: {Levels}.");

    private static IEnumerable<string> NamesOf(IReadOnlyList<Scenario> scenarios) =>
        scenarios.SelectMany(scenario => scenario.Experiments).SelectMany(experiment => experiment.Contenders).Select(contender => contender.Name).Distinct();

    private static IReadOnlyList<Scenario> Load(string path)
    {
        try
        {
            var found = ScenarioCatalog.In(Assembly.LoadFrom(Path.GetFullPath(path)));
            return found.Count > 0 ? found : throw new UsageException($"There is no public scenario in '{path}'. Valid: an assembly with a class derived from {typeof(Scenario).FullName}.");
        }
        catch (ScenarioException failure)
        {
            throw new UsageException($"'{path}' has a scenario that fails. Valid for --scenarios: scenarios that can be made. {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or ArgumentException or TypeLoadException or ReflectionTypeLoadException)
        {
            throw new UsageException($"'{path}' cannot be loaded for --scenarios. Valid: the path of a .NET assembly. ({failure.Message})");
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static UsageException Unknown(string what, string name, IEnumerable<string> valid) =>
        new($"There is no {what} '{name}'. Valid: {string.Join(", ", valid)}.");
}
