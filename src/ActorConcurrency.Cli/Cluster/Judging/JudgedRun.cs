namespace ActorConcurrency.Cli;

/// <summary>What a judge must know of a run beside its histories.</summary>
/// <param name="Permits">How many permits each name has; null: the names are lock sets.</param>
/// <param name="CallTimeout">How long a caller waits for an answer that needs nothing to come free.</param>
internal sealed record JudgedRun(int? Permits, TimeSpan CallTimeout)
{
    public bool IsOfLocks => Permits is null;
}
