using Akka.Actor;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

/// <summary>The kit's way to use filters: puts them on the system's listeners, runs the code, counts, and takes them off.</summary>
public partial class InternalEventFilterApplier : IEventFilterApplier
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Creates the applier.</summary>
    /// <param name="testkit">Whose assertions and durations are used.</param>
    /// <param name="system">The system whose log is looked at.</param>
    /// <param name="filters">The filters: an event counts if any of them matches.</param>
    public InternalEventFilterApplier(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = system;
        _filters = filters;
    }

    /// <inheritdoc />
    public EventFilterFactory And => new(_testkit, _system, _filters);

    /// <summary>Runs code with the filters on, and checks the count.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="func">The code.</param>
    /// <param name="system">The system whose log is looked at.</param>
    /// <param name="timeout">How long to wait, dilated; null for the configured leeway.</param>
    /// <param name="expectedOccurrences">The number of events; null for any.</param>
    /// <param name="matchedEventHandler">Counts; null for a new one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the code returned.</returns>
    protected T Intercept<T>(Func<T> func, ActorSystem system, TimeSpan? timeout, int? expectedOccurrences,
        MatchedEventHandler? matchedEventHandler = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Intercept(() => new ValueTask<T>(func()), Wait.OnThisThread, system, timeout, expectedOccurrences,
            matchedEventHandler, cancellationToken));

    /// <inheritdoc cref="Intercept{T}(Func{T}, ActorSystem, TimeSpan?, int?, MatchedEventHandler, CancellationToken)" />
    protected Task<T> InterceptAsync<T>(Func<Task<T>> func, ActorSystem system, TimeSpan? timeout, int? expectedOccurrences,
        MatchedEventHandler? matchedEventHandler = null, CancellationToken cancellationToken = default) =>
        Intercept(() => new ValueTask<T>(func()), Wait.Asynchronously, system, timeout, expectedOccurrences,
            matchedEventHandler, cancellationToken).AsTask();

    /// <summary>Waits for events.</summary>
    /// <param name="timeout">How long.</param>
    /// <param name="expectedOccurrences">The number of events; null for any, zero for none during the whole wait.</param>
    /// <param name="matchedEventHandler">Counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the count is as expected.</returns>
    protected bool AwaitDone(TimeSpan timeout, int? expectedOccurrences, MatchedEventHandler matchedEventHandler,
        CancellationToken cancellationToken = default) =>
        Wait.Result(AwaitDone(Wait.OnThisThread, timeout, expectedOccurrences, matchedEventHandler, cancellationToken));

    /// <inheritdoc cref="AwaitDone(TimeSpan, int?, MatchedEventHandler, CancellationToken)" />
    protected Task<bool> AwaitDoneAsync(TimeSpan timeout, int? expectedOccurrences, MatchedEventHandler matchedEventHandler,
        CancellationToken cancellationToken = default) =>
        AwaitDone(Wait.Asynchronously, timeout, expectedOccurrences, matchedEventHandler, cancellationToken).AsTask();

    /// <summary>A number of messages in words.</summary>
    /// <param name="number">The number.</param>
    protected static string GetMessageString(int number) => number == 1 ? "1 message" : $"{number} messages";

    private async ValueTask<T> Intercept<T>(Func<ValueTask<T>> func, Wait wait, ActorSystem system, TimeSpan? timeout,
        int? expected, MatchedEventHandler? handler, CancellationToken cancellation)
    {
        var counter = handler ?? new MatchedEventHandler();
        var leeway = _testkit.Dilated(timeout ?? _testkit.TestKitSettings.TestEventFilterLeeway);
        foreach (var filter in _filters)
            filter.EventMatched += counter.HandleEvent;
        system.EventStream.Publish(new Mute(_filters));
        try
        {
            var result = await func().ConfigureAwait(false);
            if (!await AwaitDone(wait, leeway, expected, counter, cancellation).ConfigureAwait(false))
                Fail(leeway, expected!.Value, counter.ReceivedCount);
            return result;
        }
        finally
        {
            system.EventStream.Publish(new Unmute(_filters));
            foreach (var filter in _filters)
                filter.EventMatched -= counter.HandleEvent;
        }
    }

    private async ValueTask<bool> AwaitDone(Wait wait, TimeSpan timeout, int? expected, MatchedEventHandler counter,
        CancellationToken cancellation)
    {
        if (expected is not { } count)
            return true;
        var deadline = Deadline.After(timeout);
        var enough = counter.Received(Math.Max(count, 1));
        while (!enough.IsCompleted && !deadline.IsOver && !cancellation.IsCancellationRequested)
            await wait.For(enough, deadline.Left, cancellation).ConfigureAwait(false);

        await Drained(wait, cancellation).ConfigureAwait(false);
        return counter.ReceivedCount == count;
    }

    // What was logged together with the last event is counted before the verdict. A system that has stopped does not answer.
    private async ValueTask Drained(Wait wait, CancellationToken cancellation)
    {
        if (_system.WhenTerminated.IsCompleted)
            return;
        var drain = new Drain();
        _system.EventStream.Publish(drain);
        await wait.For(drain.Reached, TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
    }

    private void Fail(TimeSpan leeway, int expected, int received)
    {
        var filters = string.Join(",", _filters);
        var problem = received > expected
            ? $"Received {GetMessageString(received - expected)} too many. Expected {GetMessageString(expected)} but received {received} that matched filter [{filters}]"
            : $"Timeout ({leeway}) while waiting for messages. Only received {received}/{expected} messages that matched filter [{filters}]";
        _testkit.Assertions.Fail("{0}", problem);
    }
}
