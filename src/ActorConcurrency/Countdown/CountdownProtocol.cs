namespace ActorConcurrency;

/// <summary>What may be said to, and by, a countdown's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class CountdownProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Starts the count: the first tick is at once. No answer; said twice, it counts once.</summary>
    public sealed record Begin : ICommand;

    /// <summary>
    /// Makes the sender hear of every later <see cref="Ticked"/> and of <see cref="Ended"/>.
    /// Answer: <see cref="Subscribed"/>, and <see cref="Ended"/> if it is over.
    /// </summary>
    public sealed record Subscribe : ICommand;

    /// <summary>The sender has heard enough. No answer.</summary>
    public sealed record Unsubscribe : ICommand;

    /// <summary>Ends the count at once. Answer: <see cref="Over"/>, with how it ended before if it was over.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Terminate(RequestId Id) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>To a new subscriber: where the count is; ticks that follow come after it.</summary>
    /// <param name="State">The countdown at that moment.</param>
    public sealed record Subscribed(CountdownSnapshot State);

    /// <summary>To subscribers: a number has been ticked.</summary>
    /// <param name="Sequence">1 for the first number, and one more for each: a gap is a lost message.</param>
    /// <param name="Number">The number.</param>
    public sealed record Ticked(int Sequence, int Number);

    /// <summary>To subscribers, once: it is over.</summary>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="State">The countdown at the end.</param>
    public sealed record Ended(CountdownOutcome Outcome, CountdownSnapshot State);

    /// <summary>It is over.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Outcome">How it ended.</param>
    public sealed record Over(RequestId Id, CountdownOutcome Outcome) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The countdown at that moment.</param>
    public sealed record Snapshot(RequestId Id, CountdownSnapshot State) : IReply;
}
