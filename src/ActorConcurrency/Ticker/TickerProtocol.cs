namespace ActorConcurrency;

/// <summary>What may be said to, and by, a ticker's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class TickerProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>
    /// Opens a subscription for the sender, whose end closes it. Answer: <see cref="Subscribed"/>, or <see cref="Refused"/>. Said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request, and then the name of the subscription.</param>
    /// <param name="Capacity">How many ticks wait for the subscriber at most; at least 1.</param>
    /// <param name="Label">A name for snapshots.</param>
    /// <param name="Push">Whether every tick is told at once, as <see cref="Ticked"/> under this id; if not, the subscriber asks for each by <see cref="Next"/>.</param>
    public sealed record Subscribe(RequestId Id, int Capacity = int.MaxValue, string Label = "", bool Push = false) : ICommand;

    /// <summary>Closes a subscription, or all of the sender's. No answer.</summary>
    /// <param name="Subscription">Which one; null: all of the sender's.</param>
    public sealed record Unsubscribe(RequestId? Subscription = null) : ICommand;

    /// <summary>
    /// Asks for a subscription's next tick, and says which ticks have arrived. Answer: <see cref="Ticked"/>, at once or later, or
    /// <see cref="Refused"/>. One at a time: a later one takes the place of one that is not answered.
    /// </summary>
    /// <param name="Id">The request.</param>
    /// <param name="Subscription">The subscription.</param>
    /// <param name="After">The last tick that has arrived. One that was told and is newer is told again.</param>
    public sealed record Next(RequestId Id, RequestId Subscription, long After) : ICommand;

    /// <summary>Waits for a tick. Answer: <see cref="Ticked"/>, at once or later, or <see cref="Refused"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="After">A tick newer than this number is waited for; null: the next one.</param>
    /// <param name="Patient">Whether to wait; if not, the answer comes at once.</param>
    public sealed record Wait(RequestId Id, long? After = null, bool Patient = true) : ICommand;

    /// <summary>"I no longer want it": ends a <see cref="Wait"/> or a <see cref="Next"/>. No answer; said twice, it counts once.</summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Starts the ticking. Answer: <see cref="Done"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Start(RequestId Id) : ICommand;

    /// <summary>Stops the ticking. Answer: <see cref="Done"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Stop(RequestId Id) : ICommand;

    /// <summary>Changes the period. Answer: <see cref="Done"/>, or <see cref="Refused"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Period">The new period.</param>
    public sealed record ChangePeriod(RequestId Id, TimeSpan Period) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The subscription is open.</summary>
    /// <param name="Id">The request, and the subscription.</param>
    /// <param name="After">The last tick before it: those after it are the subscription's.</param>
    public sealed record Subscribed(RequestId Id, long After) : IReply;

    /// <summary>There is a tick.</summary>
    /// <param name="Id">The request, or, where ticks are pushed, the subscription.</param>
    /// <param name="Tick">The tick.</param>
    public sealed record Ticked(RequestId Id, Tick Tick) : IReply;

    /// <summary>It ticks, or not, or with another period, as was asked.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Changed">Whether it was otherwise before.</param>
    public sealed record Done(RequestId Id, bool Changed) : IReply;

    /// <summary>Nothing was done.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(RequestId Id, TickerRefusal Reason) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The ticker at that moment.</param>
    public sealed record Snapshot(RequestId Id, TickerSnapshot State) : IReply;
}
