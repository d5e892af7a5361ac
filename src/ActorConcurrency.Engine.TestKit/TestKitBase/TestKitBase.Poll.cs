using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private const string TimeoutFormat = "Timeout {0} expired while waiting for condition.";

    /// <summary>Polls until a condition holds.</summary>
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long to go on; not dilated.</param>
    /// <param name="interval">The pause between two polls; null for 100 ms, or a tenth of the time if that is less.</param>
    /// <param name="fail">Called with a format and its arguments when the time is over; null returns false.</param>
    /// <param name="cancellationToken">Ends the polling, as if the time were over.</param>
    /// <returns>Whether the condition holds.</returns>
    protected static bool InternalAwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval,
        Action<string, object[]>? fail, CancellationToken cancellationToken = default) =>
        InternalAwaitCondition(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    /// <inheritdoc cref="InternalAwaitCondition(Func{bool}, TimeSpan, TimeSpan?, Action{string, object[]}, CancellationToken)" />
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long to go on; not dilated.</param>
    /// <param name="interval">The pause between two polls; null for 100 ms, or a tenth of the time if that is less.</param>
    /// <param name="fail">Called with a format and its arguments when the time is over; null returns false.</param>
    /// <param name="logger">Told the outcome, at debug level; null for nobody.</param>
    /// <param name="cancellationToken">Ends the polling, as if the time were over.</param>
    protected static bool InternalAwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval,
        Action<string, object[]>? fail, ILoggingAdapter? logger, CancellationToken cancellationToken = default) =>
        Wait.Result(PollAndTell(Wait.OnThisThread, Completed(conditionIsFulfilled), max, interval, fail, logger, cancellationToken));

    /// <inheritdoc cref="InternalAwaitCondition(Func{bool}, TimeSpan, TimeSpan?, Action{string, object[]}, CancellationToken)" />
    protected static Task<bool> InternalAwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval,
        Action<string, object[]>? fail, CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    /// <inheritdoc cref="InternalAwaitCondition(Func{bool}, TimeSpan, TimeSpan?, Action{string, object[]}, ILoggingAdapter, CancellationToken)" />
    protected static Task<bool> InternalAwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval,
        Action<string, object[]>? fail, ILoggingAdapter? logger, CancellationToken cancellationToken = default) =>
        PollAndTell(Wait.Asynchronously, conditionIsFulfilled, max, interval, fail, logger, cancellationToken).AsTask();

    private static async ValueTask<bool> PollAndTell(Wait wait, Func<Task<bool>> condition, TimeSpan max, TimeSpan? interval,
        Action<string, object[]>? fail, ILoggingAdapter? logger, CancellationToken cancellation)
    {
        var start = Now;
        var holds = await Poll(wait, condition, max, interval, cancellation).ConfigureAwait(false);
        logger?.Debug(holds ? "Condition fulfilled after {0}" : "Condition not fulfilled after {0}", Now - start);
        if (!holds)
            fail?.Invoke(TimeoutFormat, [max]);
        return holds;
    }

    // The condition is asked once more when the time is over, and always in the caller's context: it may tell messages.
    private static async ValueTask<bool> Poll(Wait wait, Func<Task<bool>> condition, TimeSpan max, TimeSpan? interval, CancellationToken cancellation)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        var caller = CallerState.Current;
        var deadline = Deadline.After(max);
        while (true)
        {
            var last = deadline.IsOver || cancellation.IsCancellationRequested;
            if (await caller.Run(condition).ConfigureAwait(false))
                return true;
            if (last)
                return false;
            await wait.Pause(deadline.Left.Min(PauseFor(interval, max)), cancellation).ConfigureAwait(false);
        }
    }

    private static TimeSpan PauseFor(TimeSpan? interval, TimeSpan max) => interval ?? PollInterval.Min(max / 10);
}
