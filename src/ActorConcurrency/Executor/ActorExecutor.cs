using Akka.Actor;

namespace ActorConcurrency;

/// <summary>An executor that is an actor: it knows who runs what, and who is next. Work runs on its workers, beside it.</summary>
/// <remarks>
/// <para>Work is code, so it stays in its process: an executor of another process takes none. An actor that wants something done has the result piped to itself:
/// <c>executor.RunAsync(…).PipeTo(Self)</c>.</para>
/// <para>If the actor fails, what is queued fails with <see cref="StoppedException"/>, for it has not begun; what runs is asked to stop, goes on to its end,
/// and tells what came of it. Requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>.</para>
/// <para>Cost: while the actor is idle, submitting needs no message, and neither does the end of work. For work without a limit, <c>Task.Run</c> is the
/// simpler answer, and for one loop over a collection, <see cref="Parallel"/> is. Thread-safe.</para>
/// </remarks>
public sealed class ActorExecutor : IExecutor, IRenewable
{
    private readonly Link<ExecutorCalls> _link;
    private readonly bool _owned;

    private ActorExecutor(IActorRef actor, ExecutorSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "executor", settings.CallTimeout, time, settings.GateFirst ? typeof(ExecutorCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="ExecutorProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts an executor's actor with its workers, and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up. Threads are named after it.</param>
    /// <param name="timeProvider">The clock of ages, time limits and timeouts. Null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorExecutor Start(
        IActorRefFactory factory, ExecutorSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? ExecutorSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>
    /// Gives a handle to an executor's actor of this process that somebody else owns: disposing the handle cancels its work and leaves the actor running.
    /// </summary>
    /// <param name="executor">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of time limits and timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="executor"/> is nobody, or in another process, where work cannot go.</exception>
    public static ActorExecutor Attach(IActorRef executor, ExecutorSettings? settings = null, TimeProvider? timeProvider = null)
    {
        var configured = (settings ?? ExecutorSettings.Read(executor)).Checked();
        if (executor is IInternalActorRef { IsLocal: false })
            throw new ArgumentException($"{executor} is in another process, and work cannot go there. Send it a message that means the work.", nameof(executor));
        return new(executor, configured, timeProvider, owned: false);
    }

    /// <summary>How to make an executor's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="ExecutorSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages. Null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(ExecutorSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new ExecutorActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<IExecution<T>> SubmitAsync<T>(
        Func<CancellationToken, ValueTask<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmittedAsync(Submit(work, timeout: null, options, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IExecution<T>?> TrySubmitAsync<T>(
        Func<CancellationToken, ValueTask<T>> work, TimeSpan timeout, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        TriedAsync(Submit(work, WaitLimit.Checked(timeout), options, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<int> CancelQueuedAsync(CancellationToken cancellationToken = default) => _link.Calls.CancelQueued(cancellationToken);

    /// <inheritdoc/>
    public ValueTask ShutdownAsync(ShutdownMode mode = ShutdownMode.RunQueued, CancellationToken cancellationToken = default) =>
        _link.Calls.Shutdown(ExecutorRefusals.Checked(mode), cancellationToken);

    /// <inheritdoc/>
    public ValueTask JoinAsync(CancellationToken cancellationToken = default)
    {
        ExecutorRefusals.RefuseOwnWork(Actor);
        return _link.Calls.Join(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryJoinAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ExecutorRefusals.RefuseOwnWork(Actor);
        return _link.Calls.TryJoin(WaitLimit.Checked(timeout), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ExecutorSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Cancels the work of this handle: what is queued, and the token of what runs, without waiting for it. Ends its waits with
    /// <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else leaves it running.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync()
    {
        _link.Calls.Leave();
        return _link.Gateway.DisposeAsync(_owned);
    }

    private static async ValueTask<IExecution<T>> SubmittedAsync<T>(ValueTask<Execution<T>?> submitting) => (await submitting.ConfigureAwait(false))!;

    private static async ValueTask<IExecution<T>?> TriedAsync<T>(ValueTask<Execution<T>?> submitting) => await submitting.ConfigureAwait(false);

    private ValueTask<Execution<T>?> Submit<T>(
        Func<CancellationToken, ValueTask<T>> work, TimeSpan? timeout, ExecutionOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        LostTask.Refuse<T>(nameof(work));
        var calls = _link.Calls;
        return calls.Submit(new Execution<T>(calls, work, (options ?? ExecutionOptions.None).Checked(), _link.Gateway.Time), timeout, cancellationToken);
    }
}
