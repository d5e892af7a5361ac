namespace ActorConcurrency.Comparison;

/// <summary>What is known of an invariant after a run.</summary>
public enum Verdict
{
    /// <summary>The run ended by itself and the invariant held.</summary>
    Held,

    /// <summary>The run ended by itself and the invariant did not hold.</summary>
    Broken,

    /// <summary>The run did not end in time and was ended by force.</summary>
    Hung,

    /// <summary>The run gave no answer: it failed on the way or its process died.</summary>
    Unknown,
}
