using Akka.Event;

namespace Akka.Actor;

public abstract partial class FSM<TState, TData>
{
    private static readonly object StateTimer = new();

    // The cell gives each instance its timers. A subclass that has timers of its own shares them; the keys keep apart.
    ITimerScheduler IWithTimers.Timers { get; set; } = null!;

    bool Internal.IInternalSupportsTestFSMRef<TState, TData>.IsStateTimerActive => Timers.IsTimerActive(StateTimer);

    private ITimerScheduler Timers => ((IWithTimers)this).Timers;

    /// <summary>Sends the machine a message later. Replaces the timer with this name; after a cancel it never arrives.</summary>
    /// <param name="name">The timer's name.</param>
    /// <param name="msg">What to send.</param>
    /// <param name="timeout">After how long, or how often.</param>
    /// <param name="repeat">Whether it comes again and again.</param>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false)
    {
        if (DebugEvent) Log.Debug($"setting {(repeat ? "repeating " : "")}timer {name}/{timeout}: {msg}");
        if (repeat) Timers.StartPeriodicTimer(new TimerName(name), msg, timeout, Self);
        else Timers.StartSingleTimer(new TimerName(name), msg, timeout, Self);
    }

    /// <summary>Cancels a timer, if there is one of this name.</summary>
    /// <param name="name">The timer's name.</param>
    public void CancelTimer(string name)
    {
        if (DebugEvent) Log.Debug($"canceling timer {name}");
        Timers.Cancel(new TimerName(name));
    }

    /// <summary>Whether there is a timer of this name that has not yet delivered its (last) message.</summary>
    /// <param name="name">The timer's name.</param>
    public bool IsTimerActive(string name) => Timers.IsTimerActive(new TimerName(name));

    private void StartStateTimer(State<TState, TData> state)
    {
        var timeout = state.Timeout ?? _stateTimeouts.GetValueOrDefault(state.StateName);
        if (timeout is { } limit && limit >= TimeSpan.Zero && limit < TimeSpan.MaxValue)
            Timers.StartSingleTimer(StateTimer, StateTimeoutMark.Instance, limit);
    }

    private void CancelStateTimer() => Timers.Cancel(StateTimer);

    private void CancelMachineTimers()
    {
        foreach (var key in Timers.ActiveTimers.Where(key => key is TimerName || key == StateTimer).ToArray()) Timers.Cancel(key);
    }

    /// <summary>Keeps the machine's timers apart from others of the same actor.</summary>
    private sealed record TimerName(string Name)
    {
        public override string ToString() => Name;
    }

    /// <summary>Tells a state's own time-out from a <see cref="FSMBase.StateTimeout"/> that somebody sent.</summary>
    private sealed class StateTimeoutMark
    {
        public static readonly StateTimeoutMark Instance = new();
    }
}
