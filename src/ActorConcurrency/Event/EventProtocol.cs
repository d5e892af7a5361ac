namespace ActorConcurrency;

/// <summary>What may be said to, and by, an event's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class EventProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Sets the flag. Answer: <see cref="Signalled"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Set(RequestId Id) : ICommand;

    /// <summary>Sets and clears the flag in one step. Answer: <see cref="Signalled"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Pulse(RequestId Id) : ICommand;

    /// <summary>Clears the flag. Answer: <see cref="Cleared"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Clear(RequestId Id) : ICommand;

    /// <summary>Waits. Answer: <see cref="Passed"/>, at once or later, or <see cref="NotNow"/> or <see cref="TooManyWait"/>. Said twice while it waits, it counts once.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="After">A signal newer than this number is waited for; null: the flag.</param>
    /// <param name="Patient">Whether to wait; if not, the answer comes at once.</param>
    public sealed record Wait(RequestId Id, long? After = null, bool Patient = true) : ICommand;

    /// <summary>"I no longer want it": stops the wait, or gives back the pass that was on its way. No answer; said twice, it counts once.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>"I did pass": asked for by <see cref="Passed.Receipt"/>; the pass is used up for good. No answer.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record Accept(RequestId Id) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The signal was given.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Number">Its number.</param>
    public sealed record Signalled(RequestId Id, long Number) : IReply;

    /// <summary>The flag is cleared.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="WasSet">Whether it was set.</param>
    public sealed record Cleared(RequestId Id, bool WasSet) : IReply;

    /// <summary>The wait is over: you pass.</summary>
    /// <param name="Id">The wait.</param>
    /// <param name="Number">The latest signal.</param>
    /// <param name="Receipt">Whether a signal was used up for it: answer <see cref="Accept"/>, or <see cref="Withdraw"/> to give it back.</param>
    public sealed record Passed(RequestId Id, long Number, bool Receipt) : IReply;

    /// <summary>There was nothing to pass on, and the request did not want to wait.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record NotNow(RequestId Id) : IReply;

    /// <summary>It would have waited, and as many wait as may. Nothing was done.</summary>
    /// <param name="Id">The wait.</param>
    /// <param name="Waiting">How many wait.</param>
    public sealed record TooManyWait(RequestId Id, int Waiting) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The event at that moment.</param>
    public sealed record Snapshot(RequestId Id, EventSnapshot State) : IReply;
}
