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

    /// <summary>Adds if the sum is within bounds. Answer: <see cref="Value"/> after it, or <see cref="OutOfBounds"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Delta">What to add.</param>
    /// <param name="Least">The least sum.</param>
    /// <param name="Most">The greatest sum.</param>
    public sealed record AddWithin(RequestId Id, long Delta, long Least = long.MinValue, long Most = long.MaxValue) : ICommand;

    /// <summary>Sets the value, whatever it is. Answer: <see cref="Previous"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Update">The value it gets.</param>
    public sealed record GetAndSet(RequestId Id, long Update) : ICommand;

    /// <summary>
    /// Waits until the value has reached a bound. Answer: <see cref="Value"/>, at once or later, or <see cref="NotNow"/> or <see cref="TooManyWait"/>.
    /// Said twice while it waits, it counts once.
    /// </summary>
    /// <param name="Id">The request.</param>
    /// <param name="Bound">The bound.</param>
    /// <param name="AtLeast">Whether the value is to be as much or more; if not, as much or less.</param>
    /// <param name="Patient">Whether to wait; if not, the answer comes at once.</param>
    public sealed record WaitUntil(RequestId Id, long Bound, bool AtLeast, bool Patient = true) : ICommand;

    /// <summary>"I no longer want it": stops the wait. No answer; said twice, it counts once.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Asks for the value. Answer: <see cref="Value"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetValue(RequestId Id) : ICommand;

    /// <summary>Asks for the value and what has happened to it. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The value.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Current">The value after the request; for a wait, the one that ended it.</param>
    public sealed record Value(RequestId Id, long Current) : IReply;

    /// <summary>The change would have left the range of <see cref="long"/>; nothing was changed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Current">The value, which stays.</param>
    public sealed record Overflowed(RequestId Id, long Current) : IReply;

    /// <summary>The sum would have been out of bounds; nothing was changed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Current">The value, which stays.</param>
    public sealed record OutOfBounds(RequestId Id, long Current) : IReply;

    /// <summary>The value is set.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Former">The value before.</param>
    public sealed record Previous(RequestId Id, long Former) : IReply;

    /// <summary>The bound is not reached, and the request did not want to wait.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record NotNow(RequestId Id) : IReply;

    /// <summary>It would have waited, and as many wait as may. Nothing was done.</summary>
    /// <param name="Id">The wait.</param>
    /// <param name="Waiting">How many wait.</param>
    public sealed record TooManyWait(RequestId Id, int Waiting) : IReply;

    /// <summary>Whether the value was as expected, and so was set.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Set">Whether it was set.</param>
    public sealed record Compared(RequestId Id, bool Set) : IReply;

    /// <summary>The value and what has happened to it.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The counter at that moment.</param>
    public sealed record Snapshot(RequestId Id, CounterSnapshot State) : IReply;
}
