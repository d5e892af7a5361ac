using System.Reflection;

namespace ActorConcurrency.Comparison;

/// <summary>Finds scenarios. Adding a recipe is adding a class derived from <see cref="Scenario"/>: nothing else lists it. Thread-safe.</summary>
public static class ScenarioCatalog
{
    /// <summary>The scenarios of the page, in its order.</summary>
    public static IReadOnlyList<Scenario> Page { get; } = Of(typeof(ScenarioCatalog).Assembly.GetTypes());

    /// <summary>The public scenarios of <paramref name="assembly"/>, by <see cref="Scenario.Order"/> and name.</summary>
    /// <param name="assembly">Where to look.</param>
    /// <exception cref="ScenarioException">A scenario could not be made or read.</exception>
    public static IReadOnlyList<Scenario> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);

        var found = Of(assembly.GetExportedTypes());
        foreach (var scenario in found) Read(scenario);
        return found;
    }

    /// <summary>Makes a scenario; what its constructor throws is told with its name.</summary>
    internal static Scenario Create(Type type) => Guard(type, "its constructor", () => (Scenario)Activator.CreateInstance(type)!);

    /// <summary>Reads all that a scenario declares, before anything runs: what throws in it is told with its name.</summary>
    internal static void Read(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        (string Name, Func<object?> Declared)[] members =
        [
            (nameof(scenario.Recipe), () => scenario.Recipe),
            (nameof(scenario.Summary), () => scenario.Summary),
            (nameof(scenario.Experiments), () => scenario.Experiments),
            (nameof(scenario.Failures), () => scenario.Failures),
            (nameof(scenario.FailureAbsences), () => scenario.FailureAbsences),
            (nameof(scenario.Cost), () => scenario.Cost),
            (nameof(scenario.FurtherCosts), () => scenario.FurtherCosts),
            (nameof(scenario.Races), () => scenario.Races),
            (nameof(scenario.Timelines), () => scenario.Timelines),
        ];
        foreach (var (name, declared) in members) Guard(scenario.GetType(), name, declared);
    }

    private static IReadOnlyList<Scenario> Of(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type.IsSubclassOf(typeof(Scenario)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(Create)
            .OrderBy(scenario => scenario.Order)
            .ThenBy(scenario => Guard(scenario.GetType(), nameof(scenario.Recipe), () => scenario.Recipe), StringComparer.Ordinal),
    ];

    private static T Guard<T>(Type scenario, string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure)
        {
            throw new ScenarioException(scenario, where, Cause(failure));
        }
    }

    // What the scenario threw, without what reflection and static constructors wrap around it.
    private static Exception Cause(Exception failure) =>
        failure is TargetInvocationException or TypeInitializationException && failure.InnerException is { } inner ? Cause(inner) : failure;
}
