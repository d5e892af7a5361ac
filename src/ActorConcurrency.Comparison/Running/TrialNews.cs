namespace ActorConcurrency.Comparison;

/// <summary>What happens while a comparison runs. Immutable.</summary>
/// <param name="Order">The trial it is about.</param>
internal abstract record TrialNews(TrialOrder Order)
{
    /// <summary>The trial's turn has come: it is being set up.</summary>
    /// <param name="Order">The trial.</param>
    public sealed record Starting(TrialOrder Order) : TrialNews(Order);

    /// <summary>The trial reported something.</summary>
    /// <param name="Order">The trial.</param>
    /// <param name="Event">What it reported.</param>
    public sealed record Reported(TrialOrder Order, TrialEvent Event) : TrialNews(Order);

    /// <summary>The trial is over.</summary>
    /// <param name="Order">The trial.</param>
    /// <param name="Verdict">What is known of its invariant.</param>
    /// <param name="Took">From its turn to its end.</param>
    public sealed record Over(TrialOrder Order, Verdict Verdict, TimeSpan Took) : TrialNews(Order);
}
