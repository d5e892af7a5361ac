using System.CommandLine;

namespace ActorConcurrency.Cli;

/// <summary>The option that says what fails a comparison, beside what always does.</summary>
internal static class FailOnOption
{
    // Always on: it is what the comparison is for.
    private const string Unexpected = "unexpected";
    private const string Partial = "partial";

    public static Option<string[]> FailOn { get; } = new("--fail-on")
    {
        Description = $"When to end with exit code 1, comma-separated: {Unexpected} (a side did not behave as declared, for example broke an invariant that it should keep; always on), {Partial} (something did not run, for example because the time was up).",
        HelpName = "WHAT",
        DefaultValueFactory = _ => [Unexpected],
    };

    /// <summary>Whether a partial report fails; an unknown value is refused.</summary>
    public static bool IsOnPartial(ParseResult parsed)
    {
        var names = Choices.Split(parsed.GetValue(FailOn));
        var unknown = Array.Find(names, name => !Same(name, Unexpected) && !Same(name, Partial));
        return unknown is null ? names.Any(name => Same(name, Partial)) : throw new UsageException($"'{unknown}' is no value for --fail-on. Valid: {Unexpected}, {Partial}.");
    }

    private static bool Same(string name, string value) => string.Equals(name, value, StringComparison.OrdinalIgnoreCase);
}
