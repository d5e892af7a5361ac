using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What may be said to, and by, a barrier's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class BarrierProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>
    /// Arrives and waits. Answer: <see cref="Passed"/>, at once or later, or <see cref="NotPassed"/>, <see cref="Broken"/> or <see cref="Refused"/>. Said
    /// twice in a phase, it counts once.
    /// </summary>
    /// <param name="Id">The request.</param>
    /// <param name="Party">Who arrives; null: one without a name.</param>
    /// <param name="Patient">Whether to wait for others; if not, it arrives only as the last one.</param>
    public sealed record Arrive(RequestId Id, RequestId? Party = null, bool Patient = true) : ICommand;

    /// <summary>Arrives without waiting. Answer: <see cref="InPhase"/>, or <see cref="Broken"/> or <see cref="Refused"/>. Said twice in a phase, it counts once.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Party">Who arrives; null: one without a name.</param>
    public sealed record Signal(RequestId Id, RequestId? Party = null) : ICommand;

    /// <summary>Waits for a phase's end without arriving. Answer: <see cref="Done"/>, at once or later, or <see cref="Broken"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Phase">The phase.</param>
    public sealed record WaitForPhase(RequestId Id, long Phase) : ICommand;

    /// <summary>
    /// "I no longer want it". An <see cref="Arrive"/> whose phase is not full yet is taken back, which is an absence, and answered by
    /// <see cref="NotPassed"/>; otherwise its own answer comes. A <see cref="WaitForPhase"/> is forgotten in silence.
    /// </summary>
    /// <param name="Id">The request.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Takes a place and names it. Answer: <see cref="Joined"/>, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the party.</param>
    /// <param name="Label">The name.</param>
    /// <param name="NewPlace">Whether a place is added for it.</param>
    /// <param name="Owner">An actor whose end is the party's, or null for none.</param>
    public sealed record Join(RequestId Id, string Label, bool NewPlace = false, IActorRef? Owner = null) : ICommand, IOpensSession
    {
        RequestId IOpensSession.Session => Id;
    }

    /// <summary>"I have not joined after all": the place is as it was before. No absence, no answer.</summary>
    /// <param name="Party">The request that joined.</param>
    /// <param name="NewPlace">Whether it had asked for a place of its own.</param>
    public sealed record Unjoin(RequestId Party, bool NewPlace) : ICommand, IClosesSession
    {
        RequestId IClosesSession.Session => Party;
    }

    /// <summary>Leaves, and takes the place along. Answer: <see cref="InPhase"/>, or <see cref="Refused"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Party">Who leaves.</param>
    public sealed record Leave(RequestId Id, RequestId Party) : ICommand, IClosesSession
    {
        RequestId IClosesSession.Session => Party;
    }

    /// <summary>The party has ended: an absence, if it had not left. Answer: <see cref="Done"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Party">Who has ended.</param>
    public sealed record CloseParty(RequestId Id, RequestId Party) : ICommand, IClosesSession
    {
        RequestId IClosesSession.Session => Party;
    }

    /// <summary>Adds places, or takes them away. Answer: <see cref="InPhase"/>, or <see cref="Refused"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Parties">How many; negative: how many fewer.</param>
    public sealed record ChangeParties(RequestId Id, int Parties) : ICommand;

    /// <summary>Breaks the barrier. Answer: <see cref="Done"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Abort(RequestId Id) : ICommand;

    /// <summary>Begins the phase anew. Answer: <see cref="Done"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Reset(RequestId Id) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>All have arrived: you pass.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Phase">The phase.</param>
    /// <param name="Index">Which of its arrivals you were, from 0 on.</param>
    public sealed record Passed(RequestId Id, long Phase, int Index) : IReply;

    /// <summary>You do not pass: you have taken it back, or did not want to wait.</summary>
    /// <param name="Id">The request.</param>
    public sealed record NotPassed(RequestId Id) : IReply;

    /// <summary>The phase was broken, or the barrier is.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Cause">How.</param>
    public sealed record Broken(RequestId Id, BarrierBreak Cause) : IReply;

    /// <summary>It is done, and counts from a phase on.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Phase">The phase.</param>
    public sealed record InPhase(RequestId Id, long Phase) : IReply;

    /// <summary>You have a place with your name.</summary>
    /// <param name="Id">The request, and from now on the party.</param>
    public sealed record Joined(RequestId Id) : IReply;

    /// <summary>It is done.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Done(RequestId Id) : IReply;

    /// <summary>Nothing was done.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Free">How many places without a name nobody has filled.</param>
    public sealed record Refused(RequestId Id, BarrierRefusal Reason, int Free = 0) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The barrier at that moment.</param>
    public sealed record Snapshot(RequestId Id, BarrierSnapshot State) : IReply;
}
