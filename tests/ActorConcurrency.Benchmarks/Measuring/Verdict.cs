namespace ActorConcurrency.Benchmarks;

/// <summary>Whether a case reaches its target.</summary>
internal enum Verdict
{
    /// <summary>The median of the rounds is within the target.</summary>
    Met,

    /// <summary>Three quarters of the rounds or more are beyond it, or more bytes are allocated than it allows.</summary>
    Missed,

    /// <summary>Neither: the median is beyond it, the lower quartile is not.</summary>
    TooNoisy,

    /// <summary>It has none.</summary>
    Reported,

    /// <summary>It computed something wrong: how fast it was means nothing.</summary>
    Failed,
}

internal static class VerdictExtensions
{
    public static string InWords(this Verdict verdict) => verdict switch
    {
        Verdict.TooNoisy => "too noisy",
        _ => verdict.ToString().ToLowerInvariant(),
    };
}
