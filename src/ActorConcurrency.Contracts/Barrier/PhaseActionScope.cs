namespace ActorConcurrency;

/// <summary>
/// Marks the code that runs as a phase's action, so that it is told at once when it would wait for itself. What the action starts and does not
/// await is marked for as long as the action runs. Thread-safe.
/// </summary>
/// <param name="barrier">Whose action it is.</param>
internal sealed class PhaseActionScope(object barrier)
{
    private static readonly AsyncLocal<PhaseActionScope?> Current = new();
    private volatile bool _isOver;

    /// <summary>Runs an action.</summary>
    /// <param name="barrier">Whose it is.</param>
    /// <param name="action">The action.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="broken">Cancelled when the phase is broken.</param>
    /// <returns>What it threw; null: nothing.</returns>
    public static async Task<Exception?> RunAsync(
        object barrier, Func<long, CancellationToken, ValueTask> action, long phase, CancellationToken broken)
    {
        // Set in an asynchronous method, it is gone when that returns.
        var scope = Current.Value = new(barrier);
        try
        {
            await action(phase, broken).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
        finally
        {
            scope._isOver = true;
        }
    }

    /// <summary>Refuses a wait for a barrier by its own action, which would never end.</summary>
    /// <exception cref="InvalidOperationException">The caller is the action.</exception>
    public static void RefuseIn(object barrier)
    {
        if (Current.Value is { _isOver: false } scope && scope.IsOf(barrier))
            throw new InvalidOperationException("The action of a phase must not wait for its own barrier: the phase waits for the action. Nothing was done. Only signal, or wait once the action is over.");
    }

    private bool IsOf(object other) => barrier.Equals(other);
}
