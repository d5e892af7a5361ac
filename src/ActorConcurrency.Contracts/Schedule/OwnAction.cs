namespace ActorConcurrency;

/// <summary>Knows the schedule whose action runs: what waits for the end of all actions must not be awaited by one of them.</summary>
internal static class OwnAction
{
    private static readonly AsyncLocal<Run?> Running = new();

    /// <summary>Runs an action and tells how it failed; null: it did not.</summary>
    /// <param name="schedule">Whose action it is.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Its token.</param>
    public static async Task<Exception?> RunAsync(object schedule, Func<CancellationToken, ValueTask> action, CancellationToken cancellationToken)
    {
        var run = new Run(schedule);
        Running.Value = run;
        try
        {
            await action(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
        finally
        {
            run.IsOver = true;
        }
    }

    /// <exception cref="InvalidOperationException">An action of this schedule calls.</exception>
    public static void Refuse(object schedule)
    {
        if (Running.Value is { IsOver: false } run && schedule.Equals(run.Schedule))
            throw new InvalidOperationException(
                "An action of the schedule waits here for the end of all its actions, its own among them. Let somebody else wait, or dispose the schedule, which does not wait.");
    }

    // What an action has begun, and not awaited, goes on in its flow when it is over.
    private sealed class Run(object schedule)
    {
        private volatile bool _isOver;

        public object Schedule => schedule;

        public bool IsOver
        {
            get => _isOver;
            set => _isOver = value;
        }
    }
}
