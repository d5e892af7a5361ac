using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What may be said to, and by, a condition's actor. Every message is immutable. Code and state are the user's: what carries them goes by
/// reference, stays inside its process, and is exempt from the rule that messages are serialisable; the others are.
/// </summary>
public static class ConditionProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>A command with code, whatever its type of state.</summary>
    public interface IOfState : ICommand, INoSerializationVerificationNeeded
    {
        /// <summary>The request.</summary>
        RequestId Id { get; }
    }

    /// <summary>An answer with the state, whatever its type.</summary>
    public interface IStateIs : IReply, INoSerializationVerificationNeeded;

    /// <summary>Asks for the state. Answer: <see cref="StateIs{TState}"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Read(RequestId Id) : ICommand;

    /// <summary>Replaces the state. Answer: <see cref="StateIs{TState}"/>, <see cref="Threw"/> or <see cref="WrongType"/>. Not to be said twice.</summary>
    /// <typeparam name="TState">The condition's type of state, exactly.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="Code">Makes the new state. Runs in the actor.</param>
    public sealed record Update<TState>(RequestId Id, Func<TState, TState> Code) : IOfState;

    /// <summary>
    /// Waits until a predicate holds. Answer, at once or later: <see cref="StateIs{TState}"/>, <see cref="Threw"/>, <see cref="NotNow"/>,
    /// <see cref="TooManyWait"/> or <see cref="WrongType"/>. Said twice while it waits, it counts once.
    /// </summary>
    /// <typeparam name="TState">The condition's type of state, exactly.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="Until">What is waited for. Runs in the actor.</param>
    /// <param name="Code">Makes the new state in the same step; null: the state stays.</param>
    /// <param name="Patient">Whether to wait; if not, the answer comes at once.</param>
    public sealed record Wait<TState>(RequestId Id, Func<TState, bool> Until, Func<TState, TState>? Code = null, bool Patient = true) : IOfState;

    /// <summary>Waits for a notification. Answer: <see cref="StateIs{TState}"/> with a receipt, later, or <see cref="NotNow"/> or <see cref="TooManyWait"/>. Said twice while it waits, it counts once.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Patient">Whether to wait; if not, the answer comes at once.</param>
    public sealed record WaitForNotify(RequestId Id, bool Patient = true) : ICommand;

    /// <summary>Wakes those who wait for a notification. Answer: <see cref="Notified"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Count">How many at most.</param>
    public sealed record Notify(RequestId Id, int Count) : ICommand;

    /// <summary>
    /// "I no longer want it". A wait that still waits is answered <see cref="Withdrawn"/>; one that was notified meanwhile passes its notification on; one
    /// that was met has its answer, and what it changed stays. Said twice, it counts once.
    /// </summary>
    /// <param name="Id">The wait.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>"I was notified": asked for by <see cref="StateIs{TState}.Receipt"/>; the notification is used up for good. No answer.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record Accept(RequestId Id) : ICommand;

    /// <summary>Asks for state and waits. Answer: <see cref="Snapshot{TState}"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The state: as it was read, as the update has made it, as the predicate held for it, or when it was notified.</summary>
    /// <typeparam name="TState">The condition's type of state.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="State">The state.</param>
    /// <param name="Receipt">Whether a notification was used up for it: answer <see cref="Accept"/>, or <see cref="Withdraw"/> to pass it on.</param>
    public sealed record StateIs<TState>(RequestId Id, TState State, bool Receipt = false) : IStateIs;

    /// <summary>The request's own code has thrown, and nothing was changed for it. Goes by reference, as code does.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Cause">What it has thrown.</param>
    public sealed record Threw(RequestId Id, Exception Cause) : IReply, INoSerializationVerificationNeeded;

    /// <summary>The predicate does not hold, or nobody has notified, and the request did not want to wait.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record NotNow(RequestId Id) : IReply;

    /// <summary>It would have waited, and as many wait as may. Nothing was done.</summary>
    /// <param name="Id">The wait.</param>
    /// <param name="Waiting">How many wait.</param>
    public sealed record TooManyWait(RequestId Id, int Waiting) : IReply;

    /// <summary>It does not wait any more, and nothing was done for it.</summary>
    /// <param name="Id">The wait.</param>
    public sealed record Withdrawn(RequestId Id) : IReply;

    /// <summary>The condition's state is of another type. Nothing was done.</summary>
    /// <param name="Id">The request.</param>
    public sealed record WrongType(RequestId Id) : IReply;

    /// <summary>The notification is given.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Count">How many it has reached.</param>
    public sealed record Notified(RequestId Id, int Count) : IReply;

    /// <summary>State and waits.</summary>
    /// <typeparam name="TState">The condition's type of state.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="State">The condition at that moment.</param>
    public sealed record Snapshot<TState>(RequestId Id, ConditionSnapshot<TState> State) : IStateIs;
}
