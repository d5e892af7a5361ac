using Akka.Actor;
using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency;

/// <summary>A countdown that is an actor on a timer: between two numbers it occupies no thread, and a termination does not wait for the period's end.</summary>
/// <remarks>
/// <para>A tick handler, the page's loop body, runs in a child actor: one that crashes is restarted, its count kept, and its number is
/// tried again one period later; after <see cref="CountdownSettings.MaxRestarts"/> restarts the countdown has failed. A handler that takes
/// long delays the next number: as on the page, the period runs from its end.</para>
/// <para>If the actor itself ends unasked, the countdown has failed with <see cref="StoppedException"/>.</para>
/// <para>Cost: a few messages per number. Where nothing observes or ends it from outside, <see cref="PeriodicTimer"/> is simpler. Thread-safe.</para>
/// </remarks>
// RS0027: the overloads for asynchronous code differ in a delegate that has no default, so that no call means both.
#pragma warning disable RS0027
public sealed class ActorCountdown : ICountdown
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CountdownOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CountdownSettings _settings;
    private readonly TickLog _ticks;
    private readonly Gateway _gateway;
    private readonly Calls<CountdownOutcome> _terminations;
    private readonly Calls<CountdownSnapshot> _snapshots;
    private readonly Lazy<Task> _disposal;
    private CountdownSnapshot? _last;

    private ActorCountdown(IActorRef actor, CountdownSettings settings, TimeProvider? time)
    {
        (Actor, _settings, _ticks) = (actor, settings, new(settings.From));
        _disposal = new(DisposeOnceAsync);
        _gateway = Gateway.Open(actor, "countdown", settings.CallTimeout, time, settings.GateFirst ? typeof(CountdownCore) : null, Hear);
        _terminations = new(_gateway, Answers.Of(static (Over answer) => answer.Outcome));
        _snapshots = new(_gateway, Answers.Of(static (Snapshot answer) => answer.State));
        _ = Unflowed.Make(FailWhenActorEndsAsync);
        _gateway.Tell(new Subscribe());
        _gateway.Tell(new Begin());
    }

    /// <summary>The actor behind the handle; it understands <see cref="CountdownProtocol"/>.</summary>
    public IActorRef Actor { get; }

    /// <inheritdoc/>
    public Task Started => _started.Task;

    /// <inheritdoc/>
    public Task<CountdownOutcome> Completion => _completion.Task;

    /// <summary>Starts a countdown.</summary>
    /// <param name="factory">Where to start its actor: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="onTick">Runs for each number, one at a time; a number counts as ticked when it has returned. Null: nothing runs.
    /// What has to await something takes a token too, and returns a task.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of the period and of timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    /// <exception cref="ArgumentException"><paramref name="onTick"/> is <c>async void</c>.</exception>
    public static ActorCountdown Start(
        IActorRefFactory factory, CountdownSettings? settings = null, Action<int>? onTick = null, string? name = null, TimeProvider? timeProvider = null) =>
        Begun(factory, settings, Awaited(onTick), name, timeProvider);

    /// <inheritdoc cref="Start(IActorRefFactory, CountdownSettings, Func{int, CancellationToken, Task}, string, TimeProvider)"/>
    public static ActorCountdown Start(IActorRefFactory factory, CountdownSettings? settings, Func<int, CancellationToken, Task> onTick) =>
        Start(factory, settings, onTick, name: null, timeProvider: null);

    /// <summary>Starts a countdown whose code for each number is asynchronous.</summary>
    /// <param name="factory">Where to start its actor: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="onTick">Runs for each number, one at a time, and is awaited; a number counts as ticked when its task has completed. A task
    /// that fails is a crash, as if code had thrown: see <see cref="CountdownSettings.MaxRestarts"/>. The token is cancelled when the countdown
    /// ends before.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of the period and of timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorCountdown Start(
        IActorRefFactory factory, CountdownSettings? settings, Func<int, CancellationToken, Task> onTick, string? name, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(onTick);
        return Begun(factory, settings, onTick, name, timeProvider);
    }

    /// <summary>How to make a countdown's actor, for those who start it themselves; it waits for <see cref="Begin"/>. Its system must
    /// know the block <c>actor-concurrency</c>: <see cref="CountdownSettings.Read(IActorRefFactory)"/> sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="onTick">Runs for each number; null: nothing runs.</param>
    /// <param name="timeProvider">The clock of the period; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    /// <exception cref="ArgumentException"><paramref name="onTick"/> is <c>async void</c>.</exception>
    public static Props Props(CountdownSettings settings, Action<int>? onTick = null, TimeProvider? timeProvider = null) =>
        Made(settings, Awaited(onTick), timeProvider);

    /// <summary>As <see cref="Props(CountdownSettings, Action{int}, TimeProvider)"/>, for code that is asynchronous.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="onTick">Runs for each number, and is awaited.</param>
    /// <param name="timeProvider">The clock of the period; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(CountdownSettings settings, Func<int, CancellationToken, Task> onTick, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(onTick);
        return Made(settings, onTick, timeProvider);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<int> TicksAsync(CancellationToken cancellationToken = default) => _ticks.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<CountdownOutcome> TerminateAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Completion.IsCompleted) return await Completion.ConfigureAwait(false);
        try
        {
            await _terminations.Ask(static (id, _) => new Terminate(id), 0, _gateway.CallTimeout, cancellationToken).ConfigureAwait(false);
            return await Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (_gateway.IsOver)
        {
            return await Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CountdownSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return _last ?? await _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (_gateway.IsOver)
        {
            await Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
            return _last!;
        }
    }

    /// <summary>Terminates the countdown and stops its actor. Everything still answers afterwards.</summary>
    /// <returns>A task that completes once the actor has ended and its name is free.</returns>
    public ValueTask DisposeAsync() => new(_disposal.Value);

    private static ActorCountdown Begun(
        IActorRefFactory factory, CountdownSettings? settings, Func<int, CancellationToken, Task>? onTick, string? name, TimeProvider? timeProvider)
    {
        settings ??= CountdownSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Made(settings, onTick, timeProvider), name), settings, timeProvider);
    }

    private static Props Made(CountdownSettings settings, Func<int, CancellationToken, Task>? onTick, TimeProvider? timeProvider)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new CountdownActor(settings, onTick, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    private static Func<int, CancellationToken, Task>? Awaited(Action<int>? onTick)
    {
        if (AsyncVoid.Refused(onTick, "Give code that takes a token too, and returns a task: async (number, token) => …") is null) return null;
        return (number, _) =>
        {
            onTick!(number);
            return Task.CompletedTask;
        };
    }

    private async Task DisposeOnceAsync()
    {
        try
        {
            await TerminateAsync().ConfigureAwait(false);
        }
        catch (OutcomeUnknownException)
        {
            // A disposal does not fail because a live actor is slow: its end comes behind the termination.
        }

        await _gateway.DisposeAsync(stopActor: true).ConfigureAwait(false);
    }

    private async Task FailWhenActorEndsAsync()
    {
        await _gateway.Terminated.ConfigureAwait(false);
        var remaining = _ticks.Remaining;
        var failure = new CountdownOutcome.Failed(typeof(StoppedException).FullName!, _gateway.Stopped().Message, remaining);
        End(failure, new(_settings.From, remaining, CountdownPhase.Failed, Restarts: 0));
    }

    private void Hear(object message)
    {
        switch (message)
        {
            case Ticked tick:
                _ticks.Advance(tick.Number - 1);
                if (!_started.Task.IsCompleted) Tell(() => _started.TrySetResult());
                break;
            case Ended end:
                End(end.Outcome, end.State);
                break;
        }
    }

    // The first end counts: an actor that is stopped after it has told how it ended has not failed.
    private void End(CountdownOutcome outcome, CountdownSnapshot state)
    {
        if (Interlocked.CompareExchange(ref _last, state, null) is not null) return;
        var hasStarted = _ticks.Remaining < _settings.From;
        _ticks.End(state.Remaining);
        Tell(() =>
        {
            if (hasStarted) _started.TrySetResult();
            else _started.TrySetCanceled();
            _completion.TrySetResult(outcome);
        });
    }

    // On the pool: a task posts to the context of whoever awaits it on the thread that completes it, and this one is the actor's.
    private static void Tell(Action news) => ThreadPool.UnsafeQueueUserWorkItem(static news => news(), news, preferLocal: false);
}
