using System.CommandLine;
using System.Globalization;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>How much a comparison runs, and for how long.</summary>
internal static class ProfileOptions
{
    private static readonly Option<bool> Quick = new("--quick") { Description = $"{Profile.Quick.Summary()} The default." };
    private static readonly Option<bool> Standard = new("--standard") { Description = Profile.Standard.Summary() };
    private static readonly Option<bool> Full = new("--full") { Description = Profile.Full.Summary() };

    private static readonly Option<double?> TimeLimit = new("--time-limit")
    {
        Description = "End the comparison after this time and mark the rest as not run; 0: no limit. By default the time that the profile names.",
        HelpName = "SECONDS",
        CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86400
            ? seconds
            : CommonOptions.Refuse<double?>(result, "a number of seconds from 0 to 86400"),
    };

    public static IEnumerable<Option> All => [Quick, Standard, Full, TimeLimit];

    /// <summary>The profile that was asked for.</summary>
    public static Profile ProfileOf(ParseResult parsed)
    {
        Profile[] named = [.. Named(parsed)];
        return named.Length <= 1
            ? named.FirstOrDefault()
            : throw new UsageException("Only one profile at a time. Valid: --quick, --standard or --full.");
    }

    /// <summary>How long it may take; null: as long as it takes.</summary>
    public static TimeSpan? LimitOf(ParseResult parsed) => parsed.GetValue(TimeLimit) switch
    {
        null => ProfileOf(parsed).TimeLimit(),
        0 => null,
        var seconds => TimeSpan.FromSeconds(seconds.Value),
    };

    private static IEnumerable<Profile> Named(ParseResult parsed)
    {
        if (parsed.GetValue(Quick)) yield return Profile.Quick;
        if (parsed.GetValue(Standard)) yield return Profile.Standard;
        if (parsed.GetValue(Full)) yield return Profile.Full;
    }
}
