using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A schedule that is an actor: it tells when something is due, and actions run where they were entered, on the thread pool.</summary>
/// <remarks>
/// <para>Between two entries it occupies no thread: one timer for all of them. An entry may also be a message to an actor, with
/// <see cref="TellAsync"/>; an actor may enter something itself with <see cref="ScheduleProtocol.Enter"/>, and is watched: its end drops its entries.</para>
/// <para>If the actor fails, requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>, and
/// entries as <see cref="EntryOutcome.Dropped"/>.</para>
/// <para>Akka.NET's timers are up to 10 ms late, and never early. Cost: two messages for each run. For one delay, <c>Task.Delay</c> is the
/// simpler answer; for moments of a calendar, let a library such as Cronos compute the next one and enter that. Thread-safe.</para>
/// </remarks>
public sealed class ActorSchedule : ISchedule, IRenewable
{
    private readonly Link<ScheduleCalls> _link;
    private readonly bool _owned;

    private ActorSchedule(IActorRef actor, ScheduleSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "schedule", settings.CallTimeout, time, settings.GateFirst ? typeof(ScheduleCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="ScheduleProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a schedule's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clocks of what is due, and of timeouts: its timers wake the actor. Null: those of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorSchedule Start(
        IActorRefFactory factory, ScheduleSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? ScheduleSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a schedule's actor that somebody else owns: disposing the handle drops its entries and leaves the actor running.</summary>
    /// <param name="schedule">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="schedule"/> is nobody.</exception>
    public static ActorSchedule Attach(IActorRef schedule, ScheduleSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(schedule, (settings ?? ScheduleSettings.Read(schedule)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a schedule's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="ScheduleSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clocks of what is due: its timers wake the actor. Null: those of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(ScheduleSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new ScheduleActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<IScheduledEntry> EnterAsync(
        TimeSpan delay, Func<CancellationToken, ValueTask> action, EntryOptions? options = null, CancellationToken cancellationToken = default) =>
        Enter(ScheduleLimit.Checked(delay), at: null, action, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IScheduledEntry> EnterAtAsync(
        DateTimeOffset due, Func<CancellationToken, ValueTask> action, EntryOptions? options = null, CancellationToken cancellationToken = default) =>
        Enter(TimeSpan.Zero, due, action, options, cancellationToken);

    /// <summary>Enters a message to an actor, which is told it by the schedule's actor when it is due. The message must be immutable.</summary>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="to">The actor.</param>
    /// <param name="message">The message.</param>
    /// <param name="options">Priority, label and repetition; null: once, of priority 0.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The entry, which counts as run when the message was told.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative or too long, or the repetition is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. If the request had been sent, the entry is withdrawn; the message may have been told.</exception>
    /// <exception cref="StoppedException">The schedule had stopped, or is stopping.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed, or did not answer in time, with the request in flight.</exception>
    public ValueTask<IScheduledEntry> TellAsync(
        TimeSpan delay, IActorRef to, object message, EntryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(message);
        var calls = _link.Calls;
        return calls.Enter(
            new(calls, static _ => default, ScheduleLimit.Checked(delay), at: null, (options ?? EntryOptions.Once).Checked()), to, message, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> CancelAsync(IScheduledEntry entry, CancellationToken cancellationToken = default) => Own(entry).CancelAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> MoveAsync(IScheduledEntry entry, TimeSpan delay, CancellationToken cancellationToken = default)
    {
        var own = Own(entry);
        return own.Calls.Move(own, ScheduleLimit.Checked(delay), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask WaitUntilEmptyAsync(CancellationToken cancellationToken = default)
    {
        OwnAction.Refuse(Actor);
        return _link.Calls.WaitUntilEmpty(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ScheduleEnd> StopAsync(WhenStopping pending = WhenStopping.DropPending, CancellationToken cancellationToken = default)
    {
        ScheduleLimit.Checked(pending);
        OwnAction.Refuse(Actor);
        return _link.Calls.Stop(pending, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ScheduleSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Drops the entries of this handle, cancels the token of its actions that run without waiting for them, and ends its waits with
    /// <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else leaves it running.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync()
    {
        var calls = _link.Calls;
        _link.Gateway.Close();
        calls.Close();
        return _link.Gateway.DisposeAsync(_owned);
    }

    private ValueTask<IScheduledEntry> Enter(
        TimeSpan delay, DateTimeOffset? at, Func<CancellationToken, ValueTask> action, EntryOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        var calls = _link.Calls;
        return calls.Enter(new(calls, action, delay, at, (options ?? EntryOptions.Once).Checked()), cancellationToken);
    }

    private ActorScheduledEntry Own(IScheduledEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is ActorScheduledEntry own && own.Calls.Actor.Path.Equals(Actor.Path)
            ? own
            : throw new ArgumentException("The entry is another schedule's. Cancel and move an entry by the schedule that it was entered in.", nameof(entry));
    }
}
