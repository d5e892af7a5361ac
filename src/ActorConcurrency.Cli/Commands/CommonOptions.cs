using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The options that several commands share. Every refusal names the valid choices.</summary>
internal static class CommonOptions
{
    public static Option<string[]> Recipes { get; } = new("--recipe", "-r")
    {
        Description = "Only this recipe; 'list' names them. May be repeated. By default all.",
        HelpName = "NAME",
    };

    public static Option<string[]> Experiments { get; } = new("--experiment", "-e")
    {
        Description = "Only this experiment, even if the profile leaves it out; 'list' names them. May be repeated.",
        HelpName = "NAME",
    };

    public static Option<string[]> Sides { get; } = new("--side", "-s")
    {
        Description = $"Only this side: {Choices.Sides}. May be repeated. By default all that the command or its profile has time for.",
        HelpName = "SIDE",
    };

    public static Option<string> Contender { get; } = new("--contender")
    {
        Description = "Only this contender, by its name in the report, for example one of several libraries.",
        HelpName = "NAME",
    };

    public static Option<int> Seed { get; } = new("--seed")
    {
        Description = "The start of the random numbers and delays of the programs. It does not repeat the order in which the system schedules threads.",
        HelpName = "N",
        DefaultValueFactory = _ => TrialSettings.Default.Seed,
        CustomParser = result => int.TryParse(Text(result), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : Refuse<int>(result, $"a whole number from {int.MinValue} to {int.MaxValue}"),
    };

    public static Option<double> TimeScale { get; } = new("--time-scale")
    {
        Description = "Multiplies every wait of the programs; 1 is the original time. Periods become multiples of 10 ms, at least 50 ms.",
        HelpName = "F",
        DefaultValueFactory = _ => Comparison.TimeScale.Default.Factor,
        CustomParser = result => double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && Comparison.TimeScale.IsValid(factor)
            ? factor
            : Refuse<double>(result, FormattableString.Invariant($"a number from {Comparison.TimeScale.Smallest} to {Comparison.TimeScale.Largest}, such as 0.2")),
    };

    public static Option<int?> Repeat { get; } = new("--repeat")
    {
        Description = "How many times to run each experiment that is timed. With fewer than 5 runs, no duration is given.",
        HelpName = "N",
        CustomParser = result => int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is >= 1 and <= 1000
            ? times
            : Refuse<int?>(result, "a whole number from 1 to 1000"),
    };

    public static Option<double?> HangAfter { get; } = new(FailureHost.HangAfterOption)
    {
        Description = "How long to wait, beyond the expected time, before a run counts as hung and is killed. By default 30 s for an experiment, 2 s for a failure. A failure with a second process has a minute, or longer if you say so.",
        HelpName = "SECONDS",
        CustomParser = result => double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.1 and <= 3600
            ? seconds
            : Refuse<double?>(result, "a number of seconds from 0.1 to 3600"),
    };

    public static Option<string[]> Scenarios { get; } = new("--scenarios")
    {
        Description = "Also take the scenarios of this .NET assembly, for example your own lock class against your own actor. May be repeated.",
        HelpName = "DLL",
    };

    public static Option<string> Verbosity { get; } = new("--verbosity", "-v")
    {
        Description = $"The lowest level that is logged to standard error: {Choices.Levels}.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => "warning",
    };

    public static Option<string> LogFile { get; } = new("--log-file")
    {
        Description = "Also write the log to this file, from level 'information' on or lower.",
        HelpName = "FILE",
    };

    /// <summary>How long counts as a hang; null: nothing was said.</summary>
    public static TimeSpan? HangAfterOf(ParseResult parsed) => parsed.GetValue(HangAfter) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>What the options say of <paramref name="scenarios"/>.</summary>
    public static LaboratoryOptions Laboratory(ParseResult parsed, IReadOnlyList<Scenario> scenarios, IReadOnlyList<Side> sides) => new()
    {
        Settings = new TrialSettings(parsed.GetValue(Seed), new TimeScale(parsed.GetValue(TimeScale))) { Repeats = parsed.GetValue(Repeat) },
        Sides = sides,
        Contender = Choices.Contender(scenarios, parsed.GetValue(Contender)),
        Experiments = [.. (parsed.GetValue(Experiments) ?? []).Select(name => Choices.Experiment(scenarios, name))],
        ReplayPrefix = string.Join(' ', ["actorconc compare", .. OwnScenarios(parsed)]),
    };

    /// <summary>The arguments that name the user's scenarios again.</summary>
    public static IEnumerable<string> OwnScenarios(ParseResult parsed) =>
        (parsed.GetValue(Scenarios) ?? []).SelectMany(path => new[] { Scenarios.Name, path });

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    public static T? Refuse<T>(ArgumentResult result, string valid)
    {
        var option = ((OptionResult)result.Parent!).Option.Name;
        result.AddError($"'{Text(result)}' is no value for {option}. Valid: {valid}.");
        return default;
    }
}
