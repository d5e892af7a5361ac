using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Polls until a condition holds, for what is left, or the default time.</summary>
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="cancellationToken">Ends the polling, as if the time were over.</param>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Polls until a condition holds.</summary>
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="cancellationToken">Ends the polling, as if the time were over.</param>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)" />
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="message">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the polling, as if the time were over.</param>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, string message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)" />
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="interval">The pause between two polls; null for 100 ms, or a tenth of the time if that is less.</param>
    /// <param name="message">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the polling, as if the time were over.</param>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(MustHold(Wait.OnThisThread, Completed(conditionIsFulfilled), max, interval, message, cancellationToken));

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(Completed(conditionIsFulfilled), null, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)" />
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)" />
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, string message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)" />
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, string message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(Completed(conditionIsFulfilled), max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)" />
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default) =>
        MustHold(Wait.Asynchronously, conditionIsFulfilled, max, interval, message, cancellationToken).AsTask();

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)" />
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default) =>
        MustHold(Wait.Asynchronously, Completed(conditionIsFulfilled), max, interval, message, cancellationToken).AsTask();

    /// <summary>Polls until a condition holds, and tells whether it ever did.</summary>
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long to go on; not dilated.</param>
    /// <param name="interval">The pause between two polls; null for 100 ms, or a tenth of the time if that is less.</param>
    /// <param name="cancellationToken">Ends the polling, as if the time were over.</param>
    /// <returns>Whether the condition holds.</returns>
    public bool AwaitConditionNoThrow(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Poll(Wait.OnThisThread, Completed(conditionIsFulfilled), max, interval, cancellationToken));

    /// <inheritdoc cref="AwaitConditionNoThrow" />
    public Task<bool> AwaitConditionNoThrowAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        Poll(Wait.Asynchronously, conditionIsFulfilled, max, interval, cancellationToken).AsTask();

    /// <inheritdoc cref="AwaitConditionNoThrow" />
    public Task<bool> AwaitConditionNoThrowAsync(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        Poll(Wait.Asynchronously, Completed(conditionIsFulfilled), max, interval, cancellationToken).AsTask();

    private async ValueTask<bool> MustHold(Wait wait, Func<Task<bool>> condition, TimeSpan? max, TimeSpan? interval, string? message,
        CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(max);
        var holds = await Poll(wait, condition, patience, interval, cancellation).ConfigureAwait(false);
        if (!holds)
            Assertions.Fail(TimeoutFormat + "{1}", patience, message ?? "");
        return holds;
    }

    private static Func<Task<bool>> Completed(Func<bool> condition) => () => Task.FromResult(condition());
}
