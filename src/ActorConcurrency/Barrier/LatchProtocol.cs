namespace ActorConcurrency;

/// <summary>What may be said to, and by, a latch's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class LatchProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Counts down. Answer: <see cref="Counted"/>, or <see cref="Refused"/> if less remains.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Count">By how much; at least 1.</param>
    public sealed record Signal(RequestId Id, int Count) : ICommand;

    /// <summary>Counts up. Answer: <see cref="Counted"/>, or <see cref="Refused"/> if it is open, or too much would remain.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Count">By how much; at least 1.</param>
    public sealed record Add(RequestId Id, int Count) : ICommand;

    /// <summary>Begins anew. Answer: <see cref="Counted"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Count">The new count; null: the one that it began with last.</param>
    public sealed record Reset(RequestId Id, int? Count) : ICommand;

    /// <summary>Waits. Answer: <see cref="Passed"/>, at once or later, or <see cref="NotNow"/> or <see cref="TooManyWait"/>. Said twice while it waits, it counts once.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Patient">Whether to wait; if not, the answer comes at once.</param>
    public sealed record Wait(RequestId Id, bool Patient = true) : ICommand;

    /// <summary>"I no longer want it": stops the wait. No answer.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>It is counted.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Remaining">What remains.</param>
    public sealed record Counted(RequestId Id, int Remaining) : IReply;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Remaining">What remains.</param>
    public sealed record Refused(RequestId Id, int Remaining) : IReply;

    /// <summary>The latch is open: you pass.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record Passed(RequestId Id) : IReply;

    /// <summary>It is not open, and the request did not want to wait.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record NotNow(RequestId Id) : IReply;

    /// <summary>It would have waited, and as many wait as may. Nothing was done.</summary>
    /// <param name="Id">The wait.</param>
    /// <param name="Waiting">How many wait.</param>
    public sealed record TooManyWait(RequestId Id, int Waiting) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The latch at that moment.</param>
    public sealed record Snapshot(RequestId Id, LatchSnapshot State) : IReply;
}
