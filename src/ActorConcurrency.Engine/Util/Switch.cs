namespace Akka.Util;

/// <summary>An on/off switch whose transitions run an action under a lock and are taken back when it throws.</summary>
/// <remarks>Thread-safe. The lock is re-entrant: an action may ask the switch it runs under.</remarks>
/// <param name="startAsOn">Whether the switch is on at first.</param>
public class Switch(bool startAsOn = false)
{
    private readonly Lock _lock = new();
    private volatile bool _on = startAsOn;

    /// <summary>Whether the switch is on.</summary>
    public bool IsOn => _on;

    /// <summary>Whether the switch is off.</summary>
    public bool IsOff => !_on;

    /// <summary>Turns the switch from off to on and runs the action; if it throws, the switch is off again.</summary>
    /// <param name="action">Runs under the lock.</param>
    /// <returns>False, without running anything, if the switch was on.</returns>
    public bool SwitchOn(Action action) => TranscendFrom(false, action);

    /// <summary>Turns the switch from off to on.</summary>
    /// <returns>False if the switch was on.</returns>
    public bool SwitchOn() => SwitchOn(static () => { });

    /// <summary>Turns the switch from on to off and runs the action; if it throws, the switch is on again.</summary>
    /// <param name="action">Runs under the lock.</param>
    /// <returns>False, without running anything, if the switch was off.</returns>
    public bool SwitchOff(Action action) => TranscendFrom(true, action);

    /// <summary>Turns the switch from on to off.</summary>
    /// <returns>False if the switch was off.</returns>
    public bool SwitchOff() => SwitchOff(static () => { });

    /// <summary>Runs the action if the switch is on; nothing keeps it on meanwhile.</summary>
    /// <param name="action">Runs without the lock.</param>
    /// <returns>Whether it ran.</returns>
    public bool IfOn(Action action) => RunIf(_on, action);

    /// <summary>Runs the action if the switch is off; nothing keeps it off meanwhile.</summary>
    /// <param name="action">Runs without the lock.</param>
    /// <returns>Whether it ran.</returns>
    public bool IfOff(Action action) => RunIf(!_on, action);

    /// <summary>Runs the action if the switch is on, and keeps it on meanwhile.</summary>
    /// <param name="action">Runs under the lock.</param>
    /// <returns>Whether it ran.</returns>
    public bool WhileOn(Action action)
    {
        lock (_lock)
            return RunIf(_on, action);
    }

    /// <summary>Runs the action if the switch is off, and keeps it off meanwhile.</summary>
    /// <param name="action">Runs under the lock.</param>
    /// <returns>Whether it ran.</returns>
    public bool WhileOff(Action action)
    {
        lock (_lock)
            return RunIf(!_on, action);
    }

    /// <summary>Runs the action while nobody can turn the switch.</summary>
    /// <param name="action">Runs under the lock.</param>
    public void Locked(Action action)
    {
        lock (_lock)
            action();
    }

    /// <summary>Turns the switch over and runs the action; if it throws, the switch goes back.</summary>
    /// <param name="from">The position that the switch must have.</param>
    /// <param name="action">Runs under the lock.</param>
    /// <returns>False, without running anything, if the switch was in the other position.</returns>
    protected bool TranscendFrom(bool from, Action action)
    {
        lock (_lock)
        {
            if (_on != from)
                return false;

            _on = !from;
            try
            {
                action();
            }
            catch
            {
                _on = from;
                throw;
            }

            return true;
        }
    }

    private static bool RunIf(bool condition, Action action)
    {
        if (condition)
            action();

        return condition;
    }
}
