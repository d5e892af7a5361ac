namespace Akka.Dispatch;

/// <summary>A piece of work for a dispatcher or a scheduler.</summary>
public interface IRunnable : IThreadPoolWorkItem
{
    /// <summary>Does the work.</summary>
    void Run();
}

/// <summary>An action as a piece of work. Immutable.</summary>
public sealed class ActionRunnable : IRunnable
{
    private readonly Action _action;

    /// <summary>Creates the piece of work.</summary>
    /// <param name="action">What to do.</param>
    public ActionRunnable(Action action) => _action = action;

    /// <inheritdoc/>
    public void Run() => _action();

    /// <inheritdoc/>
    public void Execute() => _action();
}

/// <summary>An action with its argument as a piece of work. Immutable.</summary>
public sealed class ActionWithStateRunnable : IRunnable
{
    private readonly Action<object> _actionWithState;
    private readonly object _state;

    /// <summary>Creates the piece of work.</summary>
    /// <param name="actionWithState">What to do.</param>
    /// <param name="state">Its argument.</param>
    public ActionWithStateRunnable(Action<object> actionWithState, object state)
    {
        _actionWithState = actionWithState;
        _state = state;
    }

    /// <inheritdoc/>
    public void Run() => _actionWithState(_state);

    /// <inheritdoc/>
    public void Execute() => _actionWithState(_state);
}
