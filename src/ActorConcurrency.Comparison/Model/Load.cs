namespace ActorConcurrency.Comparison;

/// <summary>What a run mostly does; decides what may run beside it.</summary>
public enum Load
{
    /// <summary>It mostly waits: its sides run at the same time.</summary>
    Waiting,

    /// <summary>It keeps processors busy, or is over in no time: it runs alone, so that its figures are its own, if it is repeated often enough to have a duration.</summary>
    Computing,
}
