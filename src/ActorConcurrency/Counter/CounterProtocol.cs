namespace ActorConcurrency;

/// <summary>What may be said to, and by, a counter's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class CounterProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Adds. No answer; refused in silence, but counted, if the value would leave the range of <see cref="long"/>.</summary>
    /// <param name="Delta">What to add.</param>
    public sealed record Add(long Delta) : ICommand;

    /// <summary>Subtracts. No answer; refused in silence, but counted, if the value would leave the range of <see cref="long"/>.</summary>
    /// <param name="Delta">What to subtract.</param>
    public sealed record Subtract(long Delta) : ICommand;

    /// <summary>Adds. Answer: <see cref="Value"/> after it, or <see cref="Overflowed"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Delta">What to add.</param>
    public sealed record AddAndGet(RequestId Id, long Delta) : ICommand;

    /// <summary>Subtracts. Answer: <see cref="Value"/> after it, or <see cref="Overflowed"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Delta">What to subtract.</param>
    public sealed record SubtractAndGet(RequestId Id, long Delta) : ICommand;

    /// <summary>Sets the value to <paramref name="Update"/> if it is <paramref name="Expected"/>. Answer: <see cref="Compared"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Expected">The value it must have.</param>
    /// <param name="Update">The value it then gets.</param>
    public sealed record CompareAndSet(RequestId Id, long Expected, long Update) : ICommand;

    /// <summary>Asks for the value. Answer: <see cref="Value"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetValue(RequestId Id) : ICommand;

    /// <summary>Asks for the value and what has happened to it. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The value.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Current">The value after the request.</param>
    public sealed record Value(RequestId Id, long Current) : IReply;

    /// <summary>The change would have left the range of <see cref="long"/>; nothing was changed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Current">The value, which stays.</param>
    public sealed record Overflowed(RequestId Id, long Current) : IReply;

    /// <summary>Whether the value was as expected, and so was set.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Set">Whether it was set.</param>
    public sealed record Compared(RequestId Id, bool Set) : IReply;

    /// <summary>The value and what has happened to it.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The counter at that moment.</param>
    public sealed record Snapshot(RequestId Id, CounterSnapshot State) : IReply;
}
