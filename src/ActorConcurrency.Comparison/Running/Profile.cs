namespace ActorConcurrency.Comparison;

/// <summary>How much a comparison runs.</summary>
public enum Profile
{
    /// <summary>The page's experiments, one deciding experiment of each recipe and a small table of costs, in two minutes.</summary>
    Quick,

    /// <summary>All experiments, with twins and other libraries, failures, outcomes and costs, in ten minutes.</summary>
    Standard,

    /// <summary>The same with more runs, in half an hour.</summary>
    Full,
}

/// <summary>What a profile consists of. Thread-safe.</summary>
internal static class Profiles
{
    /// <summary>What it runs and how long that takes, in one sentence.</summary>
    /// <param name="profile">The profile.</param>
    public static string Summary(this Profile profile) => profile switch
    {
        Profile.Quick => "The basic experiments, one deciding experiment of each recipe and a short measurement of costs, within two minutes.",
        Profile.Standard => "All experiments on all sides, and failures, races and costs, within ten minutes.",
        _ => "The same as --standard, with more runs, within half an hour.",
    };

    /// <summary>How long a comparison of this profile may take on two quiet processors; then it ends, and marks the rest as not run.</summary>
    /// <param name="profile">The profile.</param>
    public static TimeSpan TimeLimit(this Profile profile) => profile switch
    {
        Profile.Quick => TimeSpan.FromMinutes(2),
        Profile.Standard => TimeSpan.FromMinutes(10),
        _ => TimeSpan.FromMinutes(30),
    };

    /// <summary>The kinds of experiments that run.</summary>
    /// <param name="profile">The profile.</param>
    public static IReadOnlyList<ExperimentKind> Kinds(this Profile profile) =>
        profile == Profile.Quick ? [ExperimentKind.Page, ExperimentKind.Deciding] : [ExperimentKind.Page, ExperimentKind.Deciding, ExperimentKind.Further];

    /// <summary>The sides that run unless some are named: in so short a time, those that one chooses from, and the original.</summary>
    /// <param name="profile">The profile.</param>
    public static IReadOnlyList<Side> SidesOf(this Profile profile) =>
        profile == Profile.Quick ? [Side.Original, Side.Lock, Side.DotNet, Side.Actor, Side.Direct] : Sides.All;

    /// <summary>How often an experiment that computes runs for its figures; <see langword="null"/>: as often as it says itself.</summary>
    /// <param name="profile">The profile.</param>
    public static int? Repeats(this Profile profile) => profile == Profile.Full ? 30 : null;
}
