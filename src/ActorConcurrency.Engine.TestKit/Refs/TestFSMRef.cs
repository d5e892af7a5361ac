using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A reference to a state machine whose state a test can read and set. Without synchronisation: use it while nothing else
/// runs the actor.
/// </summary>
/// <typeparam name="TActor">The state machine's class.</typeparam>
/// <typeparam name="TState">The type of its states.</typeparam>
/// <typeparam name="TData">The type of its data.</typeparam>
public class TestFSMRef<TActor, TState, TData> : TestActorRefBase<TActor> where TActor : FSM<TState, TData>
{
    /// <summary>Creates and starts a state machine.</summary>
    /// <param name="system">The actor's system, one of a test kit.</param>
    /// <param name="props">How to make the actor.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <param name="activateLogging">Whether the system's log says what is being set.</param>
    /// <exception cref="InvalidActorNameException">The parent has a child of that name.</exception>
    public TestFSMRef(ActorSystem system, Props props, IActorRef? supervisor = null, string? name = null, bool activateLogging = false)
        : base(system, props, supervisor, name)
    {
        ActivateLogging = activateLogging;
        System = system;
    }

    private bool ActivateLogging { get; }

    private ActorSystem System { get; }

    private IInternalSupportsTestFSMRef<TState, TData> Fsm => UnderlyingActor;

    /// <summary>The current state.</summary>
    public TState StateName => UnderlyingActor.StateName;

    /// <summary>The current data.</summary>
    public TData StateData => UnderlyingActor.StateData;

    /// <summary>Goes to a state with the current data, as if a handler had said so.</summary>
    /// <param name="stateName">The new state.</param>
    /// <param name="timeout">The state's timeout; null for the declared one.</param>
    public void SetState(TState stateName, TimeSpan? timeout = null) => SetState(stateName, StateData, timeout);

    /// <summary>Goes to a state, as if a handler had said so.</summary>
    /// <param name="stateName">The new state.</param>
    /// <param name="stateData">The new data.</param>
    /// <param name="timeout">The state's timeout; null for the declared one.</param>
    /// <param name="stopReason">Stops the state machine; null lets it run.</param>
    public void SetState(TState stateName, TData stateData, TimeSpan? timeout = null, FSMBase.Reason? stopReason = null)
    {
        if (ActivateLogging)
            System.Log.Debug("{0} set to state {1} with data {2}, timeout {3}, stop reason {4}", this, stateName, stateData, timeout, stopReason);
        InContext(() => Fsm.ApplyState(new FSMBase.State<TState, TData>(stateName, stateData, timeout, stopReason)));
    }

    /// <summary>Replaces the data and stays in the state.</summary>
    /// <param name="stateData">The new data.</param>
    /// <param name="timeout">The state's timeout; null for the declared one.</param>
    public void SetStateData(TData stateData, TimeSpan? timeout = null) => SetState(StateName, stateData, timeout);

    /// <summary>Starts a state timeout and stays in the state.</summary>
    /// <param name="timeout">The timeout.</param>
    public void SetStateTimeout(TimeSpan timeout) => SetState(StateName, StateData, timeout);

    /// <summary>Starts a named timer of the state machine.</summary>
    /// <param name="name">The timer's name.</param>
    /// <param name="msg">What it sends.</param>
    /// <param name="timeout">After how long.</param>
    /// <param name="repeat">Whether again and again.</param>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false) =>
        InContext(() => UnderlyingActor.SetTimer(name, msg, timeout, repeat));

    /// <summary>Cancels a named timer, if there is one.</summary>
    /// <param name="name">The timer's name.</param>
    public void CancelTimer(string name) => InContext(() => UnderlyingActor.CancelTimer(name));

    /// <summary>Whether a named timer is running.</summary>
    /// <param name="name">The timer's name.</param>
    public bool IsTimerActive(string name) => UnderlyingActor.IsTimerActive(name);

    /// <summary>Whether a state timeout is running.</summary>
    public bool IsStateTimerActive() => Fsm.IsStateTimerActive;

    private void InContext(Action action) => InternalRef.Cell.UseThreadContext(action);
}
