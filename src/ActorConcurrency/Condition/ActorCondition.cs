using System.Runtime.CompilerServices;
using Akka.Actor;

// The overloads differ in the code that they require; what they have in common is optional, as everywhere.
#pragma warning disable RS0026

namespace ActorConcurrency;

/// <summary>A condition that is an actor: its state changes only by what the actor runs, one thing after another.</summary>
/// <remarks>
/// <para>Predicates and updates run on the thread pool, in the actor's turn: never on the caller's thread, and without the caller's
/// <see cref="AsyncLocal{T}"/> values and synchronisation context. So everything goes by messages; there is no direct way. A blocking member that
/// is called from inside such code refuses at once.</para>
/// <para>A wait that is given up (token, timeout, disposal) is over at once if it changes nothing. A wait with an update first asks for its
/// update back: it is over when the actor says so, one message later, and then it has changed nothing, or has its result. If the actor says
/// nothing within the call timeout, the outcome is unknown.</para>
/// <para>If the actor fails, waits and requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with
/// <see cref="StoppedException"/>; the state is gone. What predicates and updates throw does not make it fail.</para>
/// <para>Cost: an update looks at every waiting predicate, and once more for each wait that changes the state itself. Where the state is one
/// flag or one number, <see cref="ActorEvent"/> and <see cref="ActorCounter"/> are cheaper. Thread-safe.</para>
/// </remarks>
/// <typeparam name="TState">The state's type: immutable, and no task. States are not copied.</typeparam>
public class ActorCondition<TState> : ICondition<TState>, IRenewable
{
    private readonly Link<ConditionCalls<TState>> _link;
    private readonly bool _owned;

    private ActorCondition(IActorRef actor, ConditionSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(actor, "condition", settings.CallTimeout, time, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The same handle once more: a container makes a generic service by its type, and not by a factory.</summary>
    internal ActorCondition(ActorCondition<TState> shared) => (_link, _owned) = (shared._link, shared._owned);

    /// <summary>The actor behind the handle; it understands <see cref="ConditionProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a condition's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="initial">The first state.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException">The state is a task.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorCondition<TState> Start(
        IActorRefFactory factory, TState initial, ConditionSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? ConditionSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(initial, configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a condition's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="actor">The actor, in this process, of a condition of the same type of state; with any other, calls throw <see cref="InvalidOperationException"/> and change nothing.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="actor"/> is nobody, or in another process, where code cannot be sent.</exception>
    public static ActorCondition<TState> Attach(IActorRef actor, ConditionSettings? settings = null, TimeProvider? timeProvider = null)
    {
        if (actor is IInternalActorRef { IsLocal: false })
            throw new ArgumentException($"{actor} is in another process, where predicates and updates cannot be sent. Let an actor there offer what you need.", nameof(actor));
        return new(actor, (settings ?? ConditionSettings.Read(actor)).Checked(), timeProvider, owned: false);
    }

    /// <summary>How to make a condition's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="ConditionSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="initial">The first state.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException">The state is a task.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(TState initial, ConditionSettings settings, TimeProvider? timeProvider = null)
    {
        ConditionCode.RefuseTask<TState>(nameof(initial));
        settings.Checked();
        return Akka.Actor.Props.Create(() => new ConditionActor<TState>(initial, settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<TState> ReadAsync(CancellationToken cancellationToken = default) => _link.Calls.Read(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TState> UpdateAsync(Func<TState, TState> update, CancellationToken cancellationToken = default) =>
        _link.Calls.Update(ConditionCode.Given(update), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TResult> UpdateAsync<TResult>(Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default)
    {
        var code = WithResult(update, out var result);
        return ResultAsync(_link.Calls.Update(code, cancellationToken), result);
    }

    /// <inheritdoc/>
    public ValueTask<TState> WaitAsync(Func<TState, bool> predicate, CancellationToken cancellationToken = default) =>
        _link.Calls.Wait(ConditionCode.Given(predicate), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TState> WaitAsync(Func<TState, bool> predicate, Func<TState, TState> update, CancellationToken cancellationToken = default) =>
        _link.Calls.Wait(ConditionCode.Given(predicate), ConditionCode.Given(update), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TResult> WaitAsync<TResult>(
        Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default)
    {
        ConditionCode.Given(predicate);
        var code = WithResult(update, out var result);
        return ResultAsync(_link.Calls.Wait(predicate, code, cancellationToken), result);
    }

    /// <inheritdoc/>
    public ValueTask<Met<TState>?> TryWaitAsync(Func<TState, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryWait(ConditionCode.Given(predicate), WaitLimit.Checked(timeout), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Met<TState>?> TryWaitAsync(
        Func<TState, bool> predicate, Func<TState, TState> update, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryWait(ConditionCode.Given(predicate), ConditionCode.Given(update), WaitLimit.Checked(timeout), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Met<TResult>?> TryWaitAsync<TResult>(
        Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ConditionCode.Given(predicate);
        var code = WithResult(update, out var result);
        return ResultAsync(_link.Calls.TryWait(predicate, code, WaitLimit.Checked(timeout), cancellationToken), result);
    }

    /// <inheritdoc/>
    public ValueTask<TState> WaitForNotifyAsync(CancellationToken cancellationToken = default) => _link.Calls.WaitForNotify(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Met<TState>?> TryWaitForNotifyAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryWaitForNotify(WaitLimit.Checked(timeout), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> NotifyAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _link.Calls.Notify(count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> NotifyAllAsync(CancellationToken cancellationToken = default) => _link.Calls.Notify(int.MaxValue, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ConditionSnapshot<TState>> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, and with it
    /// the state, or else leaves it running.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync()
    {
        _link.Calls.Close();
        return _link.Gateway.DisposeAsync(_owned);
    }

    private static Func<TState, TState> WithResult<TResult>(Func<TState, (TState State, TResult Result)> update, out StrongBox<TResult> result)
    {
        ConditionCode.RefuseTask<TResult>(nameof(update));
        return ConditionCode.Into(ConditionCode.Given(update), result = new StrongBox<TResult>());
    }

    // The actor has written it before it answered.
    private static async ValueTask<TResult> ResultAsync<TResult>(ValueTask<TState> updated, StrongBox<TResult> result)
    {
        await updated.ConfigureAwait(false);
        return result.Value!;
    }

    private static async ValueTask<Met<TResult>?> ResultAsync<TResult>(ValueTask<Met<TState>?> updated, StrongBox<TResult> result) =>
        await updated.ConfigureAwait(false) is null ? null : new Met<TResult>(result.Value!);
}
