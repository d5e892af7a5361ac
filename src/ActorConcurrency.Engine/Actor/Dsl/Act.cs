namespace Akka.Actor.Dsl;

/// <summary>Describes an actor in place, without a class of its own: handlers and hooks as functions. Used while the actor is made and by its own handlers.</summary>
public interface IActorDsl
{
    /// <summary>Called after a restart; null for the usual.</summary>
    Action<Exception, IActorContext>? OnPostRestart { get; set; }

    /// <summary>Called before a restart; null for the usual.</summary>
    Action<Exception, object, IActorContext>? OnPreRestart { get; set; }

    /// <summary>Called after the stop; null for the usual.</summary>
    Action<IActorContext>? OnPostStop { get; set; }

    /// <summary>Called before the first message; null for the usual.</summary>
    Action<IActorContext>? OnPreStart { get; set; }

    /// <summary>How the children are supervised; null for the usual.</summary>
    SupervisorStrategy? Strategy { get; set; }

    /// <summary>Handles messages of a type that meet a condition.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">Handles the message.</param>
    /// <param name="shouldHandle">The condition.</param>
    void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle);

    /// <summary>Handles messages of a type that meet a condition.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Handles the message.</param>
    void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler);

    /// <summary>Handles messages of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">Handles the message.</param>
    void Receive<T>(Action<T, IActorContext> handler);

    /// <summary>Handles every message that reaches it.</summary>
    /// <param name="handler">Handles the message.</param>
    void ReceiveAny(Action<object, IActorContext> handler);

    /// <summary>Handles messages of a type asynchronously.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">Handles the message.</param>
    /// <param name="shouldHandle">The condition, if any.</param>
    void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T>? shouldHandle = null);

    /// <summary>Handles messages of a type that meet a condition, asynchronously.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Handles the message.</param>
    void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler);

    /// <summary>Handles every message that reaches it asynchronously.</summary>
    /// <param name="handler">Handles the message.</param>
    void ReceiveAnyAsync(Func<object, IActorContext, Task> handler);

    /// <summary>The usual hook.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">The message that was being handled.</param>
    void DefaultPreRestart(Exception reason, object message);

    /// <summary>The usual hook.</summary>
    /// <param name="reason">Why.</param>
    void DefaultPostRestart(Exception reason);

    /// <summary>The usual hook.</summary>
    void DefaultPreStart();

    /// <summary>The usual hook.</summary>
    void DefaultPostStop();

    /// <summary>Replaces the behaviour.</summary>
    /// <param name="handler">The new behaviour.</param>
    void Become(Action<object, IActorContext> handler);

    /// <summary>Replaces the behaviour and remembers the one before.</summary>
    /// <param name="handler">The new behaviour.</param>
    void BecomeStacked(Action<object, IActorContext> handler);

    /// <summary>Goes back to the behaviour before.</summary>
    void UnbecomeStacked();

    /// <summary>Starts a child described in place.</summary>
    /// <param name="config">Describes it.</param>
    /// <param name="name">Its name, or null for a generated one.</param>
    IActorRef ActorOf(Action<IActorDsl> config, string? name = null);
}

/// <summary>An actor described in place.</summary>
public sealed class Act : ReceiveActor, IActorDsl
{
    /// <summary>Creates the actor.</summary>
    /// <param name="config">Describes it.</param>
    public Act(Action<IActorDsl> config) => config(this);

    /// <summary>Creates the actor.</summary>
    /// <param name="config">Describes it, with its context.</param>
    public Act(Action<IActorDsl, IActorContext> config) => config(this, Context);

    /// <inheritdoc/>
    public Action<Exception, IActorContext>? OnPostRestart { get; set; }

    /// <inheritdoc/>
    public Action<Exception, object, IActorContext>? OnPreRestart { get; set; }

    /// <inheritdoc/>
    public Action<IActorContext>? OnPostStop { get; set; }

    /// <inheritdoc/>
    public Action<IActorContext>? OnPreStart { get; set; }

    /// <inheritdoc/>
    public SupervisorStrategy? Strategy { get; set; }

    /// <inheritdoc/>
    public void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle) => Receive<T>(m => handler(m, Context), shouldHandle);

    /// <inheritdoc/>
    public void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler) => Receive(handler, shouldHandle);

    /// <inheritdoc/>
    public void Receive<T>(Action<T, IActorContext> handler) => Receive<T>(m => handler(m, Context));

    /// <inheritdoc/>
    public void ReceiveAny(Action<object, IActorContext> handler) => ReceiveAny(m => handler(m, Context));

    /// <inheritdoc/>
    public void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T>? shouldHandle = null)
    {
        var context = Context;
        ReceiveAsync<T>(m => handler(m, context), shouldHandle);
    }

    /// <inheritdoc/>
    public void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler) => ReceiveAsync(handler, shouldHandle);

    /// <inheritdoc/>
    public void ReceiveAnyAsync(Func<object, IActorContext, Task> handler)
    {
        var context = Context;
        ReceiveAnyAsync(m => handler(m, context));
    }

    /// <inheritdoc/>
    public void DefaultPreRestart(Exception reason, object message) => base.PreRestart(reason, message);

    /// <inheritdoc/>
    public void DefaultPostRestart(Exception reason) => base.PostRestart(reason);

    /// <inheritdoc/>
    public void DefaultPreStart() => base.PreStart();

    /// <inheritdoc/>
    public void DefaultPostStop() => base.PostStop();

    /// <inheritdoc/>
    public void Become(Action<object, IActorContext> handler) => Become(m => handler(m, Context));

    /// <inheritdoc/>
    public void BecomeStacked(Action<object, IActorContext> handler) => BecomeStacked(m => handler(m, Context));

    void IActorDsl.UnbecomeStacked() => UnbecomeStacked();

    /// <inheritdoc/>
    public IActorRef ActorOf(Action<IActorDsl> config, string? name = null) => Context.ActorOf(config, name);

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        if (OnPreRestart is not null) OnPreRestart(reason, message, Context);
        else base.PreRestart(reason, message);
    }

    /// <inheritdoc/>
    protected override void PostRestart(Exception reason)
    {
        if (OnPostRestart is not null) OnPostRestart(reason, Context);
        else base.PostRestart(reason);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        if (OnPostStop is not null) OnPostStop(Context);
        else base.PostStop();
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        if (OnPreStart is not null) OnPreStart(Context);
        else base.PreStart();
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => Strategy ?? base.SupervisorStrategy();
}

/// <summary>Starts actors described in place.</summary>
public static class ActExtensions
{
    /// <summary>Starts an actor described in place.</summary>
    /// <param name="factory">The parent.</param>
    /// <param name="config">Describes it.</param>
    /// <param name="name">Its name, or null for a generated one.</param>
    public static IActorRef ActorOf(this IActorRefFactory factory, Action<IActorDsl> config, string? name = null) =>
        factory.ActorOf(Props.Create(() => new Act(config)), name);

    /// <summary>Starts an actor described in place.</summary>
    /// <param name="factory">The parent.</param>
    /// <param name="config">Describes it, with its context.</param>
    /// <param name="name">Its name, or null for a generated one.</param>
    public static IActorRef ActorOf(this IActorRefFactory factory, Action<IActorDsl, IActorContext> config, string? name = null) =>
        factory.ActorOf(Props.Create(() => new Act(config)), name);
}
