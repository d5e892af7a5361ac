namespace ActorConcurrency;

/// <summary>What becomes of a barrier when a party is absent: its wait was given up or ran out of time, its session was closed, or its owner has ended.</summary>
public enum BarrierAbsence
{
    /// <summary>The barrier breaks: everybody who waits, or comes later, is told so, until a reset. As Python and Java have it. The default.</summary>
    Break,

    /// <summary>The party leaves: its place is taken away, and the others go on without it.</summary>
    Leave,
}
