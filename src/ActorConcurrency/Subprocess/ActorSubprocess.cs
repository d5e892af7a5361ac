using Akka.Actor;
using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency;

/// <summary>A child process under an actor, which supervises it as it would a child actor: it hears of its end, and starts it anew by a policy.</summary>
/// <remarks>
/// <para>Everything goes by messages; there is no direct way, for what a call does is done to a process. The pipes are read and written on the thread
/// pool, without a thread each. If the actor ends, for whatever reason, so does the child, with the tree of its children.</para>
/// <para>If the actor ends unasked, requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>,
/// and <see cref="Completion"/> tells <see cref="SubprocessOutcome.Failed"/>.</para>
/// <para>Cost: four messages for each line. For one program that is run to its end, <see cref="RunAsync"/>; where nobody supervises anything,
/// <see cref="System.Diagnostics.Process"/> itself. Thread-safe.</para>
/// </remarks>
public sealed class ActorSubprocess : ISubprocess
{
    private readonly TaskCompletionSource<int> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SubprocessOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Gateway _gateway;
    private readonly SubprocessCalls _calls;
    private readonly Lazy<Task> _disposal;
    private readonly bool _owned;
    private volatile Running? _running;
    private int _isOver;

    private ActorSubprocess(IActorRef actor, SubprocessSettings settings, TimeProvider? time, bool owned)
    {
        (Actor, _owned) = (actor, owned);
        _disposal = new(DisposeOnceAsync);
        _gateway = Gateway.Open(actor, "subprocess", settings.CallTimeout, time, listener: Hear);
        _calls = new(_gateway);
        // Whoever does not look at it need not hear of it again.
        _ = Unflowed.Make(() => _started.Task.ContinueWith(static started => started.Exception, TaskScheduler.Default));
        _ = Unflowed.Make(FailWhenActorEndsAsync);
        _gateway.Tell(new Subscribe());
    }

    /// <summary>The actor behind the handle; it understands <see cref="SubprocessProtocol"/>.</summary>
    public IActorRef Actor { get; }

    /// <inheritdoc/>
    public Task<int> Started => _started.Task;

    /// <inheritdoc/>
    public Task<SubprocessOutcome> Completion => _completion.Task;

    /// <summary>Starts a program, and an actor that supervises it.</summary>
    /// <param name="factory">Where to start the actor: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="start">What to start.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts, graces and delays; null: that of the actor system, which its scheduler drives.</param>
    /// <returns>The handle; <see cref="Started"/> tells when the program runs, or why not.</returns>
    /// <exception cref="ArgumentException">Something of the start is what no system would take.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorSubprocess Start(
        IActorRefFactory factory, SubprocessStart start, SubprocessSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? SubprocessSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(start, configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a subprocess's actor that somebody else owns: disposing the handle leaves the actor and its child running.</summary>
    /// <param name="actor">The actor, in this process.</param>
    /// <param name="settings">What can be set; only the timeout of calls is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="actor"/> is nobody, or in another process.</exception>
    public static ActorSubprocess Attach(IActorRef actor, SubprocessSettings? settings = null, TimeProvider? timeProvider = null)
    {
        if (actor is IInternalActorRef { IsLocal: false })
            throw new ArgumentException($"{actor} is in another process. Let an actor there offer what you need of its child.", nameof(actor));
        return new(actor, (settings ?? SubprocessSettings.Read(actor)).Checked(), timeProvider, owned: false);
    }

    /// <summary>How to make a subprocess's actor, for those who start it themselves; it starts the program at once. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="SubprocessSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException">Something of the start is what no system would take.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(SubprocessStart start, SubprocessSettings settings, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.Checked();
        settings.Checked();
        return Akka.Actor.Props.Create(() => new SubprocessActor(start, settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <summary>Runs a program to its end and gives its end and its output. Python's <c>subprocess.run</c>.</summary>
    /// <param name="factory">Where to start the actor.</param>
    /// <param name="start">What to start; its input is completed if none is given.</param>
    /// <param name="limits">How much output is kept; null: the defaults.</param>
    /// <param name="settings">What can be set, but for restarts; null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of timeouts and graces; null: that of the actor system, which its scheduler drives.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="SubprocessStartException">It could not be started.</exception>
    /// <exception cref="ArgumentException">Something of the start is what no system would take.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Something is out of range; the message names it and the range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the program was killed.</exception>
    /// <exception cref="OutcomeUnknownException">The actor failed.</exception>
    public static async Task<RunResult> RunAsync(
        IActorRefFactory factory, SubprocessStart start, RunLimits? limits = null, SubprocessSettings? settings = null,
        TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        cancellationToken.ThrowIfCancellationRequested();
        limits = (limits ?? new()).Checked();
        settings ??= SubprocessSettings.Read(factory);
        settings = settings with { Supervision = settings.Supervision with { Restart = RestartPolicy.Never } };
        var subprocess = Start(factory, start with { Input = start.Input ?? ReadOnlyMemory<byte>.Empty }, settings, name: null, timeProvider);
        return await SubprocessExtensions.RunAsync(subprocess, limits, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<SubprocessOutcome?> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout, "await Completion");
        return WaitAsync(timeout, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<OutputLine?> ReadLineAsync(OutputOrigin? origin = null, CancellationToken cancellationToken = default) =>
        _calls.Read(origin, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) => _calls.Write(bytes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CompleteInputAsync(CancellationToken cancellationToken = default) => _calls.CompleteInput(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> SignalAsync(int signal, CancellationToken cancellationToken = default) =>
        _calls.Signal(SignalNumber.Checked(signal), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SubprocessOutcome> TerminateAsync(TimeSpan? grace = null, CancellationToken cancellationToken = default)
    {
        if (grace is { } given) SubprocessSupervision.CheckedGrace(given);
        return EndAsync(grace, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<SubprocessOutcome> KillAsync(CancellationToken cancellationToken = default) => TerminateAsync(TimeSpan.Zero, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SubprocessSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _calls.Snapshot(cancellationToken);

    /// <summary>
    /// Terminates the child with its grace and stops the actor, if this handle started it; what is unread is dropped, and who waits for a line or to
    /// write ends with <see cref="StoppedException"/>. How it ended is still told.
    /// </summary>
    /// <returns>A task that completes once no child runs, the actor has ended and its name is free; or at once.</returns>
    public ValueTask DisposeAsync() => new(_disposal.Value);

    private async ValueTask<SubprocessOutcome?> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await Completion.WaitAsync(timeout, _gateway.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async ValueTask<SubprocessOutcome> EndAsync(TimeSpan? grace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Completion.IsCompleted) return await Completion.ConfigureAwait(false);
        try
        {
            await _calls.End(grace, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (_gateway.IsOver)
        {
            // Its end is on its way.
        }

        return await Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task DisposeOnceAsync()
    {
        if (_owned)
        {
            _gateway.Tell(new End(_gateway.NewId()));
            _gateway.Close();
            await Completion.ConfigureAwait(false);
        }
        else
        {
            _gateway.Tell(new Unsubscribe());
            Over(Lost("This handle was disposed of; the subprocess goes on."));
        }

        await _gateway.DisposeAsync(_owned).ConfigureAwait(false);
    }

    private async Task FailWhenActorEndsAsync()
    {
        await _gateway.Terminated.ConfigureAwait(false);
        Over(Lost(_gateway.Stopped().Message));
    }

    private static Ended Lost(string message) => new(new SubprocessOutcome.Failed(typeof(StoppedException).FullName!, message, null, 0));

    private void Hear(object message)
    {
        if (message is Running running) HasStarted(running);
        else if (message is Ended ended) Over(ended);
    }

    // Remembered before it is told: the pool keeps no order, so the news of the end may overtake this one.
    private void HasStarted(Running running)
    {
        _running ??= running;
        Tell(() => _started.TrySetResult(running.ProcessId));
    }

    // The first end counts: an actor that is stopped after it has told how it ended has not failed.
    private void Over(Ended ended)
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0) return;
        Tell(() =>
        {
            if (ended is { Failure: { } reason, Outcome: SubprocessOutcome.Failed failed })
                _started.TrySetException(new SubprocessStartException(reason, failed.Message, null));
            else if (_running is { } running) _started.TrySetResult(running.ProcessId);
            else _started.TrySetCanceled();
            _completion.TrySetResult(ended.Outcome);
        });
    }

    // On the pool: a task posts to the context of whoever awaits it on the thread that completes it, and this one is the actor's.
    private static void Tell(Action news) => ThreadPool.UnsafeQueueUserWorkItem(static news => news(), news, preferLocal: false);
}
