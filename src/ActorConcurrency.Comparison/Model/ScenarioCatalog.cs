using System.Reflection;

namespace ActorConcurrency.Comparison;

/// <summary>Finds scenarios. Adding a recipe is adding a class derived from <see cref="Scenario"/>: nothing else lists it. Thread-safe.</summary>
public static class ScenarioCatalog
{
    /// <summary>The scenarios of the page, in its order.</summary>
    public static IReadOnlyList<Scenario> Page { get; } = In(typeof(ScenarioCatalog).Assembly);

    /// <summary>The public scenarios of <paramref name="assembly"/>, by <see cref="Scenario.Order"/> and name.</summary>
    /// <param name="assembly">Where to look.</param>
    public static IReadOnlyList<Scenario> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);

        return [.. assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Scenario)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Scenario)Activator.CreateInstance(type)!)
            .OrderBy(scenario => scenario.Order).ThenBy(scenario => scenario.Recipe, StringComparer.Ordinal)];
    }
}
