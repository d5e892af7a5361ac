namespace ActorConcurrency.Comparison;

/// <summary>What is known of an invariant after a run.</summary>
public enum Verdict
{
    /// <summary>The run ended by itself, every clause of the invariant held, and no fault showed.</summary>
    Held,

    /// <summary>A clause of the invariant did not hold, or a declared fault showed, which is the same.</summary>
    Broken,

    /// <summary>The run did not end in time and was ended by force.</summary>
    Hung,

    /// <summary>The run gave no answer: it failed on the way or its process died, and nothing was broken until then.</summary>
    Unknown,
}
