namespace ActorConcurrency;

/// <summary>Entries of an <see cref="ISchedule"/> whose code has nothing to await.</summary>
public static class ScheduleExtensions
{
    private const string Remedy = "Give code that takes a token and returns a task: async token => …";

    /// <summary>As <see cref="ISchedule.EnterAsync"/>, for code that has nothing to await.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="action">What to run.</param>
    /// <param name="options">Priority, label and repetition; null: once, of priority 0.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentException"><paramref name="action"/> is <c>async void</c>.</exception>
    public static ValueTask<IScheduledEntry> EnterAsync(
        this ISchedule schedule, TimeSpan delay, Action action, EntryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.EnterAsync(delay, Awaited(action), options, cancellationToken);
    }

    /// <summary>As <see cref="ISchedule.EnterAtAsync"/>, for code that has nothing to await.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="due">When it is due; in the past means now.</param>
    /// <param name="action">What to run.</param>
    /// <param name="options">Priority, label and repetition; null: once, of priority 0.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentException"><paramref name="action"/> is <c>async void</c>.</exception>
    public static ValueTask<IScheduledEntry> EnterAtAsync(
        this ISchedule schedule, DateTimeOffset due, Action action, EntryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.EnterAtAsync(due, Awaited(action), options, cancellationToken);
    }

    internal static Func<CancellationToken, ValueTask> Awaited(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        AsyncVoid.Refused(action, Remedy);
        return _ =>
        {
            action();
            return default;
        };
    }
}
