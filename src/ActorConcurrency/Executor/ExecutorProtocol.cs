using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What may be said to, and by, an executor's actor. Every message is immutable and serialisable, but for those that carry work: code goes by reference and
/// stays inside its process. Only handles submit work: an actor that wants something done uses a handle, and has the result piped to itself.
/// </summary>
public static class ExecutorProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Cancels all work that was taken in and has not begun. Answer: <see cref="Cancelled"/>, at once.</summary>
    /// <param name="Id">The request.</param>
    public sealed record CancelQueued(RequestId Id) : ICommand;

    /// <summary>Takes no work any more. Answer: <see cref="Done"/>, at once. Said again, it may become stricter.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Mode">What becomes of the work that is there.</param>
    public sealed record Shutdown(RequestId Id, ShutdownMode Mode) : ICommand;

    /// <summary>Waits until it is shut down and all work has ended. Answer: <see cref="Ended"/>, at once or later.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Wait">Whether to wait; if not, the answer comes at once.</param>
    public sealed record Join(RequestId Id, bool Wait = true) : ICommand;

    /// <summary>"I no longer want it": ends a <see cref="Join"/>. No answer; said twice, it counts once.</summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The work was taken in.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Accepted(RequestId Id) : IReply;

    /// <summary>The work was not taken in, and does not run.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Broken">What an initialiser threw, as text; null if that is not the reason.</param>
    public sealed record Refused(RequestId Id, ExecutorRefusal Reason, string? Broken = null) : IReply;

    /// <summary>It is done.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Done(RequestId Id) : IReply;

    /// <summary>Work was cancelled.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Count">How much.</param>
    public sealed record Cancelled(RequestId Id, int Count) : IReply;

    /// <summary>Whether it is shut down and all work has ended.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="IsSo">Whether it is; only <see cref="Join"/> without a wait is answered otherwise.</param>
    public sealed record Ended(RequestId Id, bool IsSo) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The executor at that moment.</param>
    public sealed record Snapshot(RequestId Id, ExecutorSnapshot State) : IReply;

    /// <summary>From a handle: work. Answer: <see cref="Accepted"/> or <see cref="Refused"/>, at once or when there is room.</summary>
    internal sealed record Submit(RequestId Id, Execution Work, bool Wait) : ICommand, INoSerializationVerificationNeeded;

    /// <summary>From a handle: work was cancelled before it began. No answer.</summary>
    internal sealed record Remove(Execution Work) : ICommand, INoSerializationVerificationNeeded;

    /// <summary>From a handle that leaves: its work is cancelled. No answer.</summary>
    internal sealed record Leave(IExecutionHost Host) : ICommand, INoSerializationVerificationNeeded;
}

/// <summary>Why an executor's actor refuses work.</summary>
public enum ExecutorRefusal
{
    /// <summary>There is no room, and the request does not wait.</summary>
    NoRoom,

    /// <summary>It is shut down.</summary>
    ShutDown,

    /// <summary>An initialiser has failed.</summary>
    Broken,
}
