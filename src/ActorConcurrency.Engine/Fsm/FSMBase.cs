using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>What state machines of all types share: the messages to and from them.</summary>
public abstract partial class FSMBase : ActorBase
{
    /// <summary>Asks a state machine to tell its transitions: first <see cref="CurrentState{TS}"/>, then each <see cref="Transition{TS}"/>. Immutable.</summary>
    public sealed class SubscribeTransitionCallBack
    {
        /// <summary>Creates the message.</summary>
        /// <param name="actorRef">Who is told.</param>
        public SubscribeTransitionCallBack(IActorRef actorRef) => ActorRef = actorRef;

        /// <summary>Who is told.</summary>
        public IActorRef ActorRef { get; }
    }

    /// <summary>Asks a state machine to tell its transitions no more. Immutable.</summary>
    public sealed class UnsubscribeTransitionCallBack
    {
        /// <summary>Creates the message.</summary>
        /// <param name="actorRef">Who was told.</param>
        public UnsubscribeTransitionCallBack(IActorRef actorRef) => ActorRef = actorRef;

        /// <summary>Who was told.</summary>
        public IActorRef ActorRef { get; }
    }

    /// <summary>The state in which a subscription finds the machine. Immutable; compares by value.</summary>
    /// <typeparam name="TS">The type of the states' names.</typeparam>
    public sealed class CurrentState<TS>
    {
        /// <summary>Creates the message.</summary>
        /// <param name="fsmRef">The state machine.</param>
        /// <param name="state">Its state.</param>
        public CurrentState(IActorRef fsmRef, TS state)
        {
            FsmRef = fsmRef;
            State = state;
        }

        /// <summary>The state machine.</summary>
        public IActorRef FsmRef { get; }

        /// <summary>Its state.</summary>
        public TS State { get; }

        /// <inheritdoc/>
        public override bool Equals(object? obj) =>
            obj is CurrentState<TS> other && Equals(FsmRef, other.FsmRef) && EqualityComparer<TS>.Default.Equals(State, other.State);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(FsmRef, State);

        /// <inheritdoc/>
        public override string ToString() => $"CurrentState <{State}>";
    }

    /// <summary>A step from one state to another, or to the same. Immutable; compares by value.</summary>
    /// <typeparam name="TS">The type of the states' names.</typeparam>
    public sealed class Transition<TS>
    {
        /// <summary>Creates the message.</summary>
        /// <param name="fsmRef">The state machine.</param>
        /// <param name="from">The state before.</param>
        /// <param name="to">The state after.</param>
        public Transition(IActorRef fsmRef, TS from, TS to)
        {
            FsmRef = fsmRef;
            From = from;
            To = to;
        }

        /// <summary>The state machine.</summary>
        public IActorRef FsmRef { get; }

        /// <summary>The state before.</summary>
        public TS From { get; }

        /// <summary>The state after.</summary>
        public TS To { get; }

        /// <inheritdoc/>
        public override bool Equals(object? obj) =>
            obj is Transition<TS> other && Equals(FsmRef, other.FsmRef)
            && EqualityComparer<TS>.Default.Equals(From, other.From) && EqualityComparer<TS>.Default.Equals(To, other.To);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(FsmRef, From, To);

        /// <inheritdoc/>
        public override string ToString() => $"Transition({From}, {To})";
    }

    /// <summary>Why a state machine stopped.</summary>
    public abstract class Reason;

    /// <summary>It stopped itself as planned. No state, one instance.</summary>
    public sealed class Normal : Reason
    {
        private Normal() { }

        /// <summary>The only instance.</summary>
        public static Normal Instance { get; } = new();
    }

    /// <summary>It was stopped from outside. No state, one instance.</summary>
    public sealed class Shutdown : Reason
    {
        private Shutdown() { }

        /// <summary>The only instance.</summary>
        public static Shutdown Instance { get; } = new();
    }

    /// <summary>It stopped itself because something went wrong. Immutable.</summary>
    public sealed class Failure : Reason
    {
        /// <summary>Creates the reason.</summary>
        /// <param name="cause">What went wrong: an exception or any text.</param>
        public Failure(object cause) => Cause = cause;

        /// <summary>What went wrong.</summary>
        public object Cause { get; }

        /// <inheritdoc/>
        public override string ToString() => $"Failure({Cause})";
    }

    /// <summary>The event of a state's time-out. No state, one instance.</summary>
    public sealed class StateTimeout
    {
        private StateTimeout() { }

        /// <summary>The only instance.</summary>
        public static StateTimeout Instance { get; } = new();
    }
}
