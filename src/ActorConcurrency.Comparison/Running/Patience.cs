namespace ActorConcurrency.Comparison;

/// <summary>How long the laboratory waits for a run before it calls it hung.</summary>
internal static class Patience
{
    /// <summary>What is granted beyond the declared length unless told otherwise: 30 s.</summary>
    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(30);

    /// <summary>What is granted where processes have to start and to find each other: a minute.</summary>
    public static TimeSpan OfProcesses { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The declared length at the run's time scale, and the patience on top.</summary>
    public static TimeSpan Limit(TrialOrder order, TimeSpan patience) => Expected(order) + patience;

    /// <summary>How long the run should take.</summary>
    public static TimeSpan Expected(TrialOrder order) =>
        order.Experiment.Seconds > 0 ? order.Settings.Time.Of(order.Experiment.Seconds) : TimeSpan.Zero;
}
