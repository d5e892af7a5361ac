using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>All that a profile consists of: the experiments, then failures, outcomes and costs, one after the other. Thread-safe.</summary>
/// <param name="runner">Carries out the trials of the experiments.</param>
/// <param name="cells">How to start a process that tries what may hang of the failure matrix; <see langword="null"/> leaves that out.</param>
/// <param name="options">What to run and how.</param>
internal sealed class Survey(ITrialRunner runner, ChildCommand? cells, SurveyOptions options)
{
    private LaboratoryOptions Laboratory => options.Laboratory;

    private bool HasAll => options.HasParts && !IsShort;

    // In a minute there is no time for all that the page's scenarios declare.
    private bool IsShort => options is { Profile: Profile.Quick, HasAllOfQuick: false };

    /// <summary>Runs it.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="news">Told of the experiments; one call at a time.</param>
    /// <param name="step">Told what is tried after them; one call at a time.</param>
    /// <returns>The report: of everything, or of what had run when <see cref="LaboratoryOptions.Stop"/> was cancelled.</returns>
    public async Task<ComparisonReport> RunAsync(IReadOnlyList<Scenario> scenarios, Action<TrialNews>? news = null, Action<string>? step = null)
    {
        var report = await new Laboratory(runner, Laboratory).RunAsync(scenarios, news).ConfigureAwait(false);
        // What is measured runs alone.
        List<string> lost = [];
        var timelines = options.HasParts ? await GuardAsync("timelines", lost, () => RecordAsync(scenarios, step)).ConfigureAwait(false) : null;
        ReportParts parts = new(
            HasAll ? await GuardAsync("failures", lost, () => TryFailuresAsync(scenarios, step)).ConfigureAwait(false) : null,
            HasAll ? await GuardAsync("races", lost, async () => new Part<RaceTable>(await RunRacesAsync(scenarios, step).ConfigureAwait(false))).ConfigureAwait(false) : null,
            options.HasParts ? await GuardAsync("costs", lost, async () => new Part<RecipeCosts>(await MeasureCostsAsync(scenarios, step).ConfigureAwait(false))).ConfigureAwait(false) : null,
            timelines,
            lost);
        return parts.AddTo(report, scenarios, Laboratory.Sides, Laboratory.Stop.IsCancellationRequested ? Laboratory.StopReason() : "") with { Profile = options.Profile };
    }

    // What goes wrong in one part must not cost what the others have found in minutes.
    private static async Task<T?> GuardAsync<T>(string part, List<string> lost, Func<Task<T>> run) where T : class
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            lost.Add($"{part}: this part of the comparison failed: {failure.GetType().Name}: {failure.Message}");
            return null;
        }
    }

    private Task<FailureReport> TryFailuresAsync(IReadOnlyList<Scenario> scenarios, Action<string>? step)
    {
        var asked = new FailureOptions { Sides = Laboratory.Sides };
        var matrix = new FailureMatrix(cells, options.HangAfter is { } hangAfter ? asked with { HangAfter = hangAfter } : asked);
        return matrix.RunAsync(scenarios, news => step?.Invoke($"{news.Recipe}/failures"), Laboratory.Stop);
    }

    private Task<ImmutableArray<RaceTable>> RunRacesAsync(IReadOnlyList<Scenario> scenarios, Action<string>? step) => RaceTables.RunAsync(
        scenarios, RaceBudget, Laboratory.Sides, Laboratory.Settings.Seed,
        news => step?.Invoke($"{news.Recipe}/{news.Race}"), Laboratory.Stop);

    private Task<ImmutableArray<RecipeCosts>> MeasureCostsAsync(IReadOnlyList<Scenario> scenarios, Action<string>? step) => CostStudies.RunAsync(
        scenarios, Budget, Measured, Laboratory.Settings.Seed, news => step?.Invoke($"{news.Recipe}/costs"), Laboratory.Stop);

    private async Task<Part<(string, ImmutableArray<Timeline>)>> RecordAsync(IReadOnlyList<Scenario> scenarios, Action<string>? step)
    {
        var parts = ImmutableArray.CreateBuilder<(string, ImmutableArray<Timeline>)>();
        foreach (var scenario in scenarios)
        {
            step?.Invoke($"{scenario.Recipe}/timelines");
            parts.Add((scenario.Recipe, await TimelineStudio.RunAsync(scenario.Timelines.Where(script => Laboratory.Sides.Contains(script.Side)), Laboratory.Stop).ConfigureAwait(false)));
        }

        return new(parts.ToImmutable());
    }

    // In a minute there is time for those that one chooses from.
    private IReadOnlyList<Side> Measured => IsShort
        ? [.. Laboratory.Sides.Intersect([Side.Lock, Side.DotNet, Side.Actor, Side.Direct])]
        : Laboratory.Sides;

    private CostBudget Budget => options.Profile switch
    {
        Profile.Quick => CostBudget.Quick with { LeavesOutSeldom = IsShort },
        Profile.Standard => CostBudget.Standard,
        _ => CostBudget.Full,
    };

    private RaceBudget RaceBudget => options.Profile switch
    {
        Profile.Quick => RaceBudget.Quick,
        Profile.Standard => RaceBudget.Standard,
        _ => RaceBudget.Full,
    };
}

/// <summary>What a survey runs and how. Immutable.</summary>
internal sealed record SurveyOptions
{
    /// <summary>How much it runs; <see cref="Profile.Quick"/> by default.</summary>
    public Profile Profile { get; init; }

    /// <summary>The experiments, and what is the same for all parts: sides, seed, when to stop.</summary>
    public LaboratoryOptions Laboratory { get; init; } = new();

    /// <summary>Whether failures, outcomes and costs belong to it, as far as the profile has them; true by default.</summary>
    public bool HasParts { get; init; } = true;

    /// <summary>Whether <see cref="Profile.Quick"/> has all that the scenarios declare as well, with few runs; false by default.</summary>
    public bool HasAllOfQuick { get; init; }

    /// <summary>How long no progress of a failure counts as a hang; <see langword="null"/>, the default: as <see cref="FailureOptions"/> says.</summary>
    public TimeSpan? HangAfter { get; init; }
}
