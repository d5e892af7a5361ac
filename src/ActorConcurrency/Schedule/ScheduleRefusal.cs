namespace ActorConcurrency;

/// <summary>Why a schedule's actor refuses an entry.</summary>
public enum ScheduleRefusal
{
    /// <summary>It is being stopped, or was.</summary>
    Stopping,

    /// <summary>A delay or a repetition that is out of range, or a receiver without a message.</summary>
    OutOfRange,
}
