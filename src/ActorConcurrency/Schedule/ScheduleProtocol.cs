using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What may be said to, and by, a schedule's actor. Every message is immutable and serialisable, the user's own in <see cref="Enter"/> apart, which is
/// as it is; answers go to the sender.
/// </summary>
public static class ScheduleProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>
    /// Enters something for the sender, whose end drops it. Answer: <see cref="Entered"/>, or <see cref="Refused"/>. Said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request, and then the name of the entry.</param>
    /// <param name="Delay">When it is due, from now on; negative means now.</param>
    /// <param name="At">When it is due by the wall clock, instead of <paramref name="Delay"/>; null: not by the wall clock.</param>
    /// <param name="Options">Priority, label and repetition.</param>
    public sealed record Enter(RequestId Id, TimeSpan Delay, DateTimeOffset? At, EntryOptions Options) : ICommand
    {
        /// <summary>Who is told when it is due; null, the default: the sender, who is told <see cref="Due"/> and answers <see cref="Ran"/>.</summary>
        public IActorRef? To { get; init; }

        /// <summary>What <see cref="To"/> is told. Then the run is over. Not null if <see cref="To"/> is not.</summary>
        public object? Message { get; init; }

        /// <summary>Whether the sender is not told <see cref="Ended"/>. It is told by default.</summary>
        public bool Quiet { get; init; }
    }

    /// <summary>Cancels an entry. Answer: <see cref="Done"/>, which tells whether it was pending.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Entry">The entry.</param>
    public sealed record Cancel(RequestId Id, RequestId Entry) : ICommand;

    /// <summary>Moves an entry if it is pending. Answer: <see cref="Done"/>, which tells whether it was.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Entry">The entry.</param>
    /// <param name="Delay">When it is due, from now on; negative means now.</param>
    public sealed record Move(RequestId Id, RequestId Entry, TimeSpan Delay) : ICommand;

    /// <summary>From who was told <see cref="Due"/>: the run is over. No answer; said twice, it counts once.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="Run">Which of its runs: as <see cref="Due.Run"/>.</param>
    /// <param name="ErrorType">The full name of the exception's type, if it has failed.</param>
    /// <param name="Error">The exception's message, if it has failed.</param>
    public sealed record Ran(RequestId Entry, long Run, string? ErrorType = null, string? Error = null) : ICommand
    {
        /// <summary>Whether the entry was given up before anything had begun: then it is no run, and the entry is over. It had begun by default.</summary>
        public bool GivenUp { get; init; }
    }

    /// <summary>The sender leaves: its entries are dropped. No answer.</summary>
    public sealed record Leave : ICommand;

    /// <summary>Waits until nothing is pending and nothing runs. Answer: <see cref="Empty"/>, at once or later.</summary>
    /// <param name="Id">The request.</param>
    public sealed record WaitUntilEmpty(RequestId Id) : ICommand;

    /// <summary>Stops it gracefully. Answer: <see cref="Stopped"/>, at once or later.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Pending">What becomes of the entries that have not begun.</param>
    public sealed record Stop(RequestId Id, WhenStopping Pending) : ICommand;

    /// <summary>
    /// "I no longer want it": ends a <see cref="WaitUntilEmpty"/> or the wait of a <see cref="Stop"/>, or cancels an <see cref="Enter"/>. No answer;
    /// said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>It is entered.</summary>
    /// <param name="Id">The request, and the entry.</param>
    public sealed record Entered(RequestId Id) : IReply;

    /// <summary>To who has entered it: a run is due and counts as begun. Answer: <see cref="Ran"/>.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="Run">1 for its first run, and one more for each.</param>
    /// <param name="Late">How late it is.</param>
    public sealed record Due(RequestId Entry, long Run, TimeSpan Late);

    /// <summary>To who has entered it, once: it is over.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="Outcome">How it ended.</param>
    public sealed record Ended(RequestId Entry, EntryOutcome Outcome);

    /// <summary>It is cancelled or moved, or was not pending.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="WasPending">Whether it was pending.</param>
    public sealed record Done(RequestId Id, bool WasPending) : IReply;

    /// <summary>Nothing is pending and nothing runs.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Empty(RequestId Id) : IReply;

    /// <summary>It is stopped: nothing runs any more.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="End">What became of the entries.</param>
    public sealed record Stopped(RequestId Id, ScheduleEnd End) : IReply;

    /// <summary>Nothing was entered.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(RequestId Id, ScheduleRefusal Reason) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The schedule at that moment.</param>
    public sealed record Snapshot(RequestId Id, ScheduleSnapshot State) : IReply;
}
