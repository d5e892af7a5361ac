namespace ActorConcurrency.Comparison;

/// <summary>Whether two reports are of the same machine, and made alike. Pure.</summary>
internal static class Machines
{
    // A time says something beside another only if these are the same.
    private static readonly string[] Same = [LaboratoryEnvironment.Processors, "Architecture", "Operating system", "Garbage collector", "Build"];
    private static readonly string[] Told = ["ActorConcurrency", "Akka.NET", "Runtime"];

    public static void RequireSame(ComparisonReport before, ComparisonReport after)
    {
        if (before.SchemaVersion != after.SchemaVersion)
            throw new InvalidOperationException($"The reports have the schema versions {before.SchemaVersion} and {after.SchemaVersion}. Make both with the same version of the program.");
        foreach (var name in Same)
            if (ValueOf(before, name) != ValueOf(after, name))
                throw new InvalidOperationException($"The reports are of different machines: {name} is “{ValueOf(before, name)}” and “{ValueOf(after, name)}”. Make both on the same machine.");
        if (before.TimeScale != after.TimeScale)
            throw new InvalidOperationException(FormattableString.Invariant($"The reports have the time scales {before.TimeScale} and {after.TimeScale}. Make both with the same --time-scale."));
    }

    public static IEnumerable<string> Notes(ComparisonReport before, ComparisonReport after)
    {
        foreach (var name in Told)
            if (ValueOf(before, name) != ValueOf(after, name)) yield return $"{name} was {ValueOf(before, name)} and is {ValueOf(after, name)}.";
        if (before.Profile != after.Profile) yield return $"The profiles differ: {Name(before)} and {Name(after)}.";
        if (before.IsPartial) yield return "The earlier report is partial.";
        if (after.IsPartial) yield return "The later report is partial.";
    }

    private static string Name(ComparisonReport report) => report.Profile.ToString().ToLowerInvariant();

    private static string ValueOf(ComparisonReport report, string name) => report.Environment.FirstOrDefault(fact => fact.Name == name)?.Value ?? "unknown";
}
