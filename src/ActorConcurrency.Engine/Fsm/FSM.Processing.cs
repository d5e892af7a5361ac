using Akka.Actor.Internal;
using Akka.Event;
using Akka.Routing;

namespace Akka.Actor;

public abstract partial class FSM<TState, TData>
{
    private ILoggingAdapter? _log;

    private ILoggingAdapter Log => _log ??= Logging.GetLogger(Context);

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case StateTimeoutMark:
                Process(StateTimeout.Instance);
                break;
            case SubscribeTransitionCallBack subscribe:
                Subscribe(subscribe.ActorRef);
                break;
            case Listen listen:
                Subscribe(listen.Listener);
                break;
            case UnsubscribeTransitionCallBack unsubscribe:
                Listeners.Remove(unsubscribe.ActorRef);
                break;
            case Deafen deafen:
                Listeners.Remove(deafen.Listener);
                break;
            case InternalActivateFsmLogging:
                DebugEvent = true;
                break;
            default:
                // Any event ends the wait for the state's time-out, whatever comes of it.
                CancelStateTimer();
                Process(message);
                break;
        }

        return true;
    }

    /// <summary>Stops the machine if it has not stopped itself: the termination handler is told <see cref="FSMBase.Shutdown"/>.</summary>
    protected override void PostStop()
    {
        if (_currentState is not null) Terminate(Stay().WithStopReason(Shutdown.Instance));
        base.PostStop();
    }

    /// <summary>Logs why the machine stopped: only failures, as errors.</summary>
    /// <param name="reason">Why.</param>
    protected virtual void LogTermination(Reason reason)
    {
        if (reason is not Failure failure) return;
        if (failure.Cause is Exception exception) Log.Error(exception, "terminating due to Failure");
        else Log.Error(failure.Cause.ToString() ?? "");
    }

    void IInternalSupportsTestFSMRef<TState, TData>.ApplyState(State<TState, TData> upcomingState) => ApplyState(upcomingState);

    private void Subscribe(IActorRef listener)
    {
        Listeners.Add(listener);
        listener.Tell(new CurrentState<TState>(Self, Current.StateName));
    }

    private void Process(object message)
    {
        if (DebugEvent) Log.Debug($"processing {message} from {Sender} in state {StateName}");
        var fsmEvent = new Event<TData>(message, Current.StateData);
        var before = Current.StateName;
        var upcoming = _stateFunctions.GetValueOrDefault(before)?.Invoke(fsmEvent)
            ?? _unhandledFunction?.Invoke(fsmEvent)
            ?? Unhandled(fsmEvent);
        ApplyState(upcoming);
        if (DebugEvent && !IsSame(before, StateName)) Log.Debug($"transition {before} -> {StateName}");
    }

    private State<TState, TData> Unhandled(Event<TData> fsmEvent)
    {
        Log.Warning("unhandled event {0} in state {1}", fsmEvent.FsmEvent, StateName);
        return Stay();
    }

    private void ApplyState(State<TState, TData> upcoming)
    {
        if (upcoming.StopReason is null)
        {
            MakeTransition(upcoming);
            return;
        }

        Reply(upcoming);
        Terminate(upcoming);
        Context.Stop(Self);
    }

    private void MakeTransition(State<TState, TData> upcoming)
    {
        if (!_stateFunctions.ContainsKey(upcoming.StateName))
        {
            ApplyState(Stop(new Failure($"Next state {upcoming.StateName} does not exist")));
            return;
        }

        Reply(upcoming);
        var before = Current.StateName;
        if (upcoming.Notifies || !IsSame(before, upcoming.StateName)) Announce(before, upcoming);
        // Neither the replies nor the data before are kept alive by the present state.
        _currentState = upcoming.WithoutReplies();
        StartStateTimer(upcoming);
    }

    private void Announce(TState before, State<TState, TData> upcoming)
    {
        _nextState = upcoming;
        try
        {
            foreach (var handler in _transitionHandlers) handler(before, upcoming.StateName);
            Listeners.Gossip(new Transition<TState>(Self, before, upcoming.StateName));
        }
        finally
        {
            _nextState = null;
        }
    }

    private static bool IsSame(TState one, TState other) => EqualityComparer<TState>.Default.Equals(one, other);

    private void Reply(State<TState, TData> upcoming)
    {
        for (var i = upcoming.Replies.Count - 1; i >= 0; i--) Sender.Tell(upcoming.Replies[i]);
    }

    private void Terminate(State<TState, TData> upcoming)
    {
        if (Current.StopReason is not null) return;
        var reason = upcoming.StopReason!;
        LogTermination(reason);
        CancelMachineTimers();
        _currentState = upcoming;
        _terminationHandler?.Invoke(new StopEvent<TState, TData>(reason, upcoming.StateName, upcoming.StateData));
    }
}
