using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>
/// The code that users give to a condition, on every side: it runs at once and to its end. A task would be a state or a result that nobody awaits,
/// with the rest of the code still to run outside the guard; so it is refused.
/// </summary>
internal static class ConditionCode
{
    private const string Remedy = "Await first, and then update with what came of it.";

    /// <summary>The delegate, if there is one.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static TDelegate Given<TDelegate>(TDelegate? code, [CallerArgumentExpression(nameof(code))] string name = "")
        where TDelegate : Delegate
    {
        ArgumentNullException.ThrowIfNull(code, name);
        return code;
    }

    /// <summary>Refuses a type of state or result that is a task.</summary>
    /// <exception cref="ArgumentException">It is one.</exception>
    public static void RefuseTask<T>(string name)
    {
        if (LostTask.Is<T>()) throw new ArgumentException($"{typeof(T).Name} is a task, which nobody would await. {Remedy}", name);
    }

    /// <summary>The new state.</summary>
    /// <exception cref="InvalidOperationException">The update has given a task.</exception>
    public static TState Updated<TState>(Func<TState, TState> update, TState state) => NoTask(update(state));

    /// <summary>The update without its result, which goes elsewhere when it runs.</summary>
    public static Func<TState, TState> Into<TState, TResult>(Func<TState, (TState State, TResult Result)> update, StrongBox<TResult> result) => state =>
    {
        var (next, made) = update(state);
        result.Value = NoTask(made);
        return next;
    };

    private static T NoTask<T>(T value) => value is Task or ValueTask
        ? throw new InvalidOperationException($"The update has given a task, which nobody would await; nothing was changed. {Remedy}")
        : value;
}
