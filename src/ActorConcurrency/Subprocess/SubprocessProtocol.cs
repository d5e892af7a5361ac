using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What may be said to, and by, a subprocess's actor. Every message is immutable and serialisable, but for a <see cref="Write"/>, whose bytes stay in
/// their process and are not copied; answers go to the sender.
/// </summary>
public static class SubprocessProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>
    /// Makes the sender hear of <see cref="Running"/> and <see cref="Ended"/>, at once if they have been. No answer.
    /// </summary>
    public sealed record Subscribe : ICommand;

    /// <summary>The sender has heard enough. No answer.</summary>
    public sealed record Unsubscribe : ICommand;

    /// <summary>Asks for a line. Answer: <see cref="LineIs"/>, at once or later, <see cref="NoMore"/> or <see cref="NotStarted"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Origin">From which pipe; null: from both.</param>
    public sealed record ReadLine(RequestId Id, OutputOrigin? Origin = null) : ICommand;

    /// <summary>A line has arrived: it will not be given to anybody else. No answer.</summary>
    /// <param name="Id">The request that it was given for.</param>
    public sealed record Accept(RequestId Id) : ICommand;

    /// <summary>
    /// "I no longer want it". A read leaves, or returns the line that it was given meanwhile; a write that has not begun is not written. No answer.
    /// </summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Writes to the child's input. Answer: <see cref="Done"/>, <see cref="NoInput"/> or <see cref="NotStarted"/>. Not to be said twice.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Bytes">What to write.</param>
    public sealed record Write(RequestId Id, ReadOnlyMemory<byte> Bytes) : ICommand, INoSerializationVerificationNeeded;

    /// <summary>Closes the child's input behind what was to be written before. Answer: <see cref="Done"/>, or <see cref="NotStarted"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record CompleteInput(RequestId Id) : ICommand;

    /// <summary>Sends a signal to the child. Answer: <see cref="Done"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Number">The signal's number.</param>
    public sealed record Signal(RequestId Id, int Number) : ICommand;

    /// <summary>Ends the child, and starts no other. Answer: <see cref="Done"/>, at once; the end itself is <see cref="Ended"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Grace">How long it has before it is killed; null: as is set.</param>
    public sealed record End(RequestId Id, TimeSpan? Grace = null) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>A line for you: say <see cref="Accept"/>, or <see cref="Withdraw"/> to give it back.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Line">The line.</param>
    public sealed record LineIs(RequestId Id, OutputLine Line) : IReply;

    /// <summary>There is no line, and none will come.</summary>
    /// <param name="Id">The request.</param>
    public sealed record NoMore(RequestId Id) : IReply;

    /// <summary>It is done, or there was nothing to do it to.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="IsDone">Whether it is done.</param>
    public sealed record Done(RequestId Id, bool IsDone = true) : IReply;

    /// <summary>The child takes no input.</summary>
    /// <param name="Id">The request.</param>
    public sealed record NoInput(RequestId Id) : IReply;

    /// <summary>The program could not be started, the first time or anew; there is nothing to read from or to write to.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Message">What could not be started, why, and what to do next.</param>
    public sealed record NotStarted(RequestId Id, StartFailure Reason, string Message) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The subprocess at that moment.</param>
    public sealed record Snapshot(RequestId Id, SubprocessSnapshot State) : IReply;

    /// <summary>To subscribers, for each run: a child runs.</summary>
    /// <param name="ProcessId">Its number in the system.</param>
    /// <param name="Run">1 for the first run.</param>
    public sealed record Running(int ProcessId, int Run);

    /// <summary>To subscribers, once: it is over.</summary>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="Failure">Why it could not be started; null: it could.</param>
    public sealed record Ended(SubprocessOutcome Outcome, StartFailure? Failure = null);
}
