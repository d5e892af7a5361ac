using Akka.Routing;

namespace Akka.Actor;

/// <summary>
/// An actor as a state machine: a state function for each state tells, for each event, the next state and data. Its
/// constructor declares the states (<see cref="When(TState, StateFunction, TimeSpan?)"/>) and the first one
/// (<see cref="StartWith"/>). Used inside the actor only.
/// </summary>
/// <typeparam name="TState">The type of the states' names.</typeparam>
/// <typeparam name="TData">The type of the data.</typeparam>
public abstract partial class FSM<TState, TData> : FSMBase, IListeners, Internal.IInternalSupportsTestFSMRef<TState, TData>, IWithTimers
{
#pragma warning disable CS8714 // A state's name may be of any type, as in Akka.NET; one that is null is refused at run time.
    private readonly Dictionary<TState, StateFunction> _stateFunctions = [];
    private readonly Dictionary<TState, TimeSpan?> _stateTimeouts = [];
#pragma warning restore CS8714
    private readonly List<TransitionHandler> _transitionHandlers = [];
    private Action<StopEvent<TState, TData>>? _terminationHandler;
    private StateFunction? _unhandledFunction;
    private State<TState, TData>? _currentState;
    private State<TState, TData>? _nextState;

    /// <summary>Whether events and transitions are logged: <c>akka.actor.debug.fsm</c>, or a test kit asked for it.</summary>
    protected bool DebugEvent;

    /// <summary>Creates the machine. Declare its states in the constructor.</summary>
    protected FSM() => DebugEvent = this is ILoggingFSM && Context.System.Settings.FsmDebugEvent;

    /// <summary>Tells what happens in a state: the next state, or null if the event is not handled here.</summary>
    /// <param name="fsmEvent">The event with the data.</param>
    public delegate State<TState, TData>? StateFunction(Event<TData> fsmEvent);

    /// <summary>Is told each transition.</summary>
    /// <param name="initialState">The state before.</param>
    /// <param name="nextState">The state after.</param>
    public delegate void TransitionHandler(TState initialState, TState nextState);

    /// <summary>Who listens to the transitions.</summary>
    public ListenerSupport Listeners { get; } = new();

    /// <summary>The present state.</summary>
    public TState StateName => Current.StateName;

    /// <summary>The present data.</summary>
    public TData StateData => Current.StateData;

    /// <summary>The data after the transition. Known only to transition handlers.</summary>
    /// <exception cref="InvalidOperationException">There is no transition under way.</exception>
    public TData NextStateData => _nextState is { } next
        ? next.StateData
        : throw new InvalidOperationException("NextStateData is only available during OnTransition");

    private State<TState, TData> Current => _currentState
        ?? throw new Pattern.IllegalStateException("You must call StartWith before the machine is used.");

    /// <summary>Declares a state, or adds to it: what an earlier function does not handle, a later one may.</summary>
    /// <param name="stateName">The state.</param>
    /// <param name="func">What happens in it.</param>
    /// <param name="timeout">How long the machine stays at most; then it gets <see cref="FSMBase.StateTimeout"/>. Null for ever.</param>
    public void When(TState stateName, StateFunction func, TimeSpan? timeout = null)
    {
        _stateFunctions[stateName] = _stateFunctions.TryGetValue(stateName, out var earlier)
            ? fsmEvent => earlier(fsmEvent) ?? func(fsmEvent)
            : func;
        _stateTimeouts[stateName] = timeout ?? _stateTimeouts.GetValueOrDefault(stateName);
    }

    /// <summary>Declares the first state.</summary>
    /// <param name="stateName">The state.</param>
    /// <param name="stateData">The data.</param>
    /// <param name="timeout">How long the machine stays in it at most, this first time.</param>
    public void StartWith(TState stateName, TData stateData, TimeSpan? timeout = null) =>
        _currentState = new State<TState, TData>(stateName, stateData, timeout);

    /// <summary>Enters the first state: a transition from it to itself. Call it at the end of the constructor, and only if that is wanted.</summary>
    /// <exception cref="Pattern.IllegalStateException"><see cref="StartWith"/> was not called.</exception>
    public void Initialize() => MakeTransition(Current);

    /// <summary>Sets what happens with events that no state function handles. Without it they are logged, and the machine stays.</summary>
    /// <param name="stateFunction">What happens; null for what happens without it.</param>
    public void WhenUnhandled(StateFunction stateFunction) => _unhandledFunction = stateFunction;

    /// <summary>Adds what is told each transition, in the order of adding.</summary>
    /// <param name="transitionHandler">What is told.</param>
    public void OnTransition(TransitionHandler transitionHandler) => _transitionHandlers.Add(transitionHandler);

    /// <summary>Sets what is told when the machine stops.</summary>
    /// <param name="terminationHandler">What is told.</param>
    public void OnTermination(Action<StopEvent<TState, TData>> terminationHandler) => _terminationHandler = terminationHandler;

    /// <summary>Changes a state's time-out, from the next time it is entered.</summary>
    /// <param name="state">The state.</param>
    /// <param name="timeout">How long the machine stays at most; null for ever.</param>
    public void SetStateTimeout(TState state, TimeSpan? timeout) => _stateTimeouts[state] = timeout;

    /// <summary>Goes to a state, with the data as it is. Going to the present state counts as a transition.</summary>
    /// <param name="nextStateName">The state.</param>
    public State<TState, TData> GoTo(TState nextStateName) => new(nextStateName, Current.StateData);

    /// <summary>Goes to a state.</summary>
    /// <param name="nextStateName">The state.</param>
    /// <param name="stateData">The data.</param>
    [Obsolete("Use GoTo(nextStateName).Using(newStateData)")]
    public State<TState, TData> GoTo(TState nextStateName, TData stateData) => new(nextStateName, stateData);

    /// <summary>Stays in the state; that is no transition.</summary>
    public State<TState, TData> Stay() => GoTo(Current.StateName).WithNotification(false);

    /// <summary>Stops the machine, normally.</summary>
    public State<TState, TData> Stop() => Stop(Normal.Instance);

    /// <summary>Stops the machine.</summary>
    /// <param name="reason">Why.</param>
    public State<TState, TData> Stop(Reason reason) => Stop(reason, Current.StateData);

    /// <summary>Stops the machine.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="stateData">The last data.</param>
    public State<TState, TData> Stop(Reason reason, TData stateData) => Stay().Using(stateData).WithStopReason(reason);

    /// <summary>Starts a change to what a state function tells.</summary>
    /// <param name="func">The state function.</param>
    public TransformHelper Transform(StateFunction func) => new(func);

    /// <summary>A state function whose outcome is changed.</summary>
    public sealed class TransformHelper
    {
        /// <summary>Creates the helper.</summary>
        /// <param name="func">The state function.</param>
        public TransformHelper(StateFunction func) => Func = func;

        /// <summary>The state function.</summary>
        public StateFunction Func { get; }

        /// <summary>The state function with a changed outcome.</summary>
        /// <param name="andThen">Changes the outcome.</param>
        public StateFunction Using(Func<State<TState, TData>, State<TState, TData>> andThen) =>
            fsmEvent => Func(fsmEvent) is { } state ? andThen(state) : null;
    }
}
