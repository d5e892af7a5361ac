namespace Akka.Actor;

public abstract partial class FSMBase
{
    /// <summary>An entry of a rolling log. Immutable.</summary>
    /// <typeparam name="TS">The type of the states' names.</typeparam>
    /// <typeparam name="TD">The type of the data.</typeparam>
    public sealed class LogEntry<TS, TD>
    {
        /// <summary>Creates the entry.</summary>
        /// <param name="stateName">The state.</param>
        /// <param name="stateData">The data.</param>
        /// <param name="fsmEvent">The event.</param>
        public LogEntry(TS stateName, TD stateData, object fsmEvent)
        {
            StateName = stateName;
            StateData = stateData;
            FsmEvent = fsmEvent;
        }

        /// <summary>The state.</summary>
        public TS StateName { get; }

        /// <summary>The data.</summary>
        public TD StateData { get; }

        /// <summary>The event.</summary>
        public object FsmEvent { get; }

        /// <inheritdoc/>
        public override string ToString() => $"StateName: <{StateName}>, StateData: <{StateData}>, FsmEvent: <{FsmEvent}>";
    }

    /// <summary>A message as a state function sees it: with the data. Immutable.</summary>
    /// <typeparam name="TD">The type of the data.</typeparam>
    public readonly struct Event<TD> : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the event.</summary>
        /// <param name="fsmEvent">The message.</param>
        /// <param name="stateData">The data.</param>
        public Event(object fsmEvent, TD stateData)
        {
            FsmEvent = fsmEvent;
            StateData = stateData;
        }

        /// <summary>The message.</summary>
        public object FsmEvent { get; }

        /// <summary>The data.</summary>
        public TD StateData { get; }

        /// <inheritdoc/>
        public override string ToString() => $"Event: <{FsmEvent}>, StateData: <{StateData}>";
    }

    /// <summary>What <c>OnTermination</c> is told. Immutable.</summary>
    /// <typeparam name="TS">The type of the states' names.</typeparam>
    /// <typeparam name="TD">The type of the data.</typeparam>
    public sealed class StopEvent<TS, TD> : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the event.</summary>
        /// <param name="reason">Why it stopped.</param>
        /// <param name="terminatedState">The last state.</param>
        /// <param name="stateData">The last data.</param>
        public StopEvent(Reason reason, TS terminatedState, TD stateData)
        {
            Reason = reason;
            TerminatedState = terminatedState;
            StateData = stateData;
        }

        /// <summary>Why it stopped.</summary>
        public Reason Reason { get; }

        /// <summary>The last state.</summary>
        public TS TerminatedState { get; }

        /// <summary>The last data.</summary>
        public TD StateData { get; }

        /// <inheritdoc/>
        public override string ToString() => $"Reason: <{Reason}>, TerminatedState: <{TerminatedState}>, StateData: <{StateData}>";
    }

    /// <summary>A state with its data, and what else is to happen on the way to it. Immutable: each method gives a copy.</summary>
    /// <typeparam name="TS">The type of the states' names.</typeparam>
    /// <typeparam name="TD">The type of the data.</typeparam>
    public sealed class State<TS, TD> : IEquatable<State<TS, TD>>
    {
        /// <summary>Creates the state.</summary>
        /// <param name="stateName">Its name.</param>
        /// <param name="stateData">The data.</param>
        /// <param name="timeout">How long the machine stays at most; null for what the state's declaration says.</param>
        /// <param name="stopReason">Why the machine stops; null if it does not.</param>
        /// <param name="replies">What the event's sender is told, the latest first.</param>
        /// <param name="notifies">Whether going from a state to itself counts as a transition.</param>
        public State(TS stateName, TD stateData, TimeSpan? timeout = null, Reason? stopReason = null, IReadOnlyList<object>? replies = null, bool notifies = true)
        {
            StateName = stateName;
            StateData = stateData;
            Timeout = timeout;
            StopReason = stopReason;
            Replies = replies ?? [];
            Notifies = notifies;
        }

        /// <summary>Its name.</summary>
        public TS StateName { get; }

        /// <summary>The data.</summary>
        public TD StateData { get; }

        /// <summary>How long the machine stays at most; null for what the state's declaration says.</summary>
        public TimeSpan? Timeout { get; }

        /// <summary>Why the machine stops; null if it does not.</summary>
        public Reason? StopReason { get; }

        /// <summary>What the event's sender is told, the latest first.</summary>
        public IReadOnlyList<object> Replies { get; }

        internal bool Notifies { get; }

        /// <summary>With another time-out.</summary>
        /// <param name="timeout">How long the machine stays at most; <see cref="TimeSpan.MaxValue"/> for ever.</param>
        public State<TS, TD> ForMax(TimeSpan timeout) => new(StateName, StateData, timeout, StopReason, Replies, Notifies);

        /// <summary>With one more reply to the event's sender.</summary>
        /// <param name="replyValue">The reply.</param>
        public State<TS, TD> Replying(object replyValue) => new(StateName, StateData, Timeout, StopReason, [replyValue, .. Replies], Notifies);

        /// <summary>With other data.</summary>
        /// <param name="nextStateData">The data.</param>
        public State<TS, TD> Using(TD nextStateData) => new(StateName, nextStateData, Timeout, StopReason, Replies, Notifies);

        internal State<TS, TD> WithStopReason(Reason reason) => new(StateName, StateData, Timeout, reason, Replies, Notifies);

        internal State<TS, TD> WithNotification(bool notifies) => new(StateName, StateData, Timeout, StopReason, Replies, notifies);

        internal State<TS, TD> WithoutReplies() => Replies.Count == 0 ? this : new(StateName, StateData, Timeout, StopReason, null, Notifies);

        /// <inheritdoc/>
        public bool Equals(State<TS, TD>? other) =>
            other is not null && EqualityComparer<TS>.Default.Equals(StateName, other.StateName)
            && EqualityComparer<TD>.Default.Equals(StateData, other.StateData) && Timeout == other.Timeout
            && Equals(StopReason, other.StopReason) && Replies.SequenceEqual(other.Replies);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as State<TS, TD>);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(StateName, StateData, Timeout, StopReason);

        /// <inheritdoc/>
        public override string ToString() => $"{StateName}, {StateData}";
    }
}
