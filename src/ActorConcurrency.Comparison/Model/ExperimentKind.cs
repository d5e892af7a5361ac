namespace ActorConcurrency.Comparison;

/// <summary>What an experiment is for: decides when it runs.</summary>
public enum ExperimentKind
{
    /// <summary>It belongs to the page, or to a scenario of your own: it always runs.</summary>
    Page,

    /// <summary>The one experiment that does most to decide between the sides of its recipe. Runs whenever the page's do.</summary>
    Deciding,

    /// <summary>A further question. It runs where all of them do, or when it is asked for by name.</summary>
    Further,
}
