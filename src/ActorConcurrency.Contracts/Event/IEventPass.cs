namespace ActorConcurrency;

/// <summary>
/// A pass of an event, on approval: whoever got it keeps it, or gives it back. What is done first counts, and nothing after it. Thread-safe.
/// </summary>
/// <remarks>
/// A pass of an auto-reset event that is given back goes to the next wait, or sets the flag again; not if the event was cleared meanwhile. One that
/// a pulse gave goes to the next wait that is older than the pulse, or is gone. With manual reset a pass uses up nothing, so giving it back changes
/// nothing. A pass that is neither kept nor disposed of is lost for the others, and the event remembers it until its end.
/// </remarks>
public interface IEventPass : IDisposable
{
    /// <summary>The number of the latest signal when it passed; 0 if the flag was set from the beginning and there was none.</summary>
    long Number { get; }

    /// <summary>Uses it up for good.</summary>
    void Keep();
}
