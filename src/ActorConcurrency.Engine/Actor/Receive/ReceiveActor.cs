using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// An actor whose behaviour is a list of typed handlers, written in its constructor or in the method given to
/// <c>Become</c>. The first handler whose type and condition match handles the message.
/// </summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    private readonly Stack<ReceiveHandlers> _configuring = new();
    private UntypedReceive _behaviour;

    /// <summary>Creates the actor; handlers are added in the constructor of the derived class.</summary>
    protected ReceiveActor()
    {
        var handlers = new ReceiveHandlers();
        _configuring.Push(handlers);
        _behaviour = BehaviourOf(handlers);
    }

    void IInitializableActor.Init() => _configuring.Clear();

    /// <summary>Handles a message with the first matching handler.</summary>
    /// <param name="message">The message.</param>
    protected sealed override void OnReceive(object message) => _behaviour(message);

    /// <summary>Replaces the behaviour by the handlers that <paramref name="configure"/> adds.</summary>
    /// <param name="configure">Adds the handlers.</param>
    protected void Become(Action configure) => base.Become(Configure(configure));

    /// <summary>Replaces the behaviour by the handlers that <paramref name="configure"/> adds, and remembers the one before.</summary>
    /// <param name="configure">Adds the handlers.</param>
    protected void BecomeStacked(Action configure) => base.BecomeStacked(Configure(configure));

    private UntypedReceive Configure(Action configure)
    {
        var handlers = new ReceiveHandlers();
        _configuring.Push(handlers);
        try
        {
            configure();
        }
        finally
        {
            _configuring.Pop();
        }

        return BehaviourOf(handlers);
    }

    private UntypedReceive BehaviourOf(ReceiveHandlers handlers) => message =>
    {
        if (!handlers.TryHandle(message)) Unhandled(message);
    };

    private ReceiveHandlers Handlers => _configuring.TryPeek(out var handlers)
        ? handlers
        : throw new InvalidOperationException("You may only call Receive-methods when constructing the actor and inside Become().");

    /// <summary>Handles messages of type <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">The type; derived types match too.</typeparam>
    /// <param name="handler">Handles the message.</param>
    /// <param name="shouldHandle">The condition, if any.</param>
    /// <exception cref="InvalidOperationException">Called outside the constructor and <c>Become</c>, or after <see cref="ReceiveAny"/>.</exception>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Handlers.Add(new TypedHandler<T>(handler, shouldHandle));

    /// <summary>Handles messages of type <typeparamref name="T"/> that meet a condition.</summary>
    /// <typeparam name="T">The type; derived types match too.</typeparam>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Handles the message.</param>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of type <typeparamref name="T"/> if the handler says so.</summary>
    /// <typeparam name="T">The type; derived types match too.</typeparam>
    /// <param name="handler">Handles the message and says whether it did; if not, later handlers are tried.</param>
    protected void Receive<T>(Func<T, bool> handler) => Handlers.Add(new DecidingHandler<T>(handler));

    /// <summary>Handles messages of a type.</summary>
    /// <param name="messageType">The type; derived types match too.</param>
    /// <param name="handler">Handles the message.</param>
    /// <param name="shouldHandle">The condition, if any.</param>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Handlers.Add(new RuntimeTypeHandler(messageType, message =>
        {
            if (shouldHandle is not null && !shouldHandle(message)) return false;
            handler(message);
            return true;
        }));

    /// <summary>Handles messages of a type that meet a condition.</summary>
    /// <param name="messageType">The type; derived types match too.</param>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Handles the message.</param>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type if the handler says so.</summary>
    /// <param name="messageType">The type; derived types match too.</param>
    /// <param name="handler">Handles the message and says whether it did.</param>
    protected void Receive(Type messageType, Func<object, bool> handler) => Handlers.Add(new RuntimeTypeHandler(messageType, handler));

    /// <summary>Handles every message that reaches it; no handler may be added after it.</summary>
    /// <param name="handler">Handles the message.</param>
    protected void ReceiveAny(Action<object> handler) => Handlers.AddLast(new TypedHandler<object>(handler, null));

    /// <summary>Handles messages of type <typeparamref name="T"/> asynchronously; no other message is handled until it completes.</summary>
    /// <typeparam name="T">The type; derived types match too.</typeparam>
    /// <param name="handler">Handles the message.</param>
    /// <param name="shouldHandle">The condition, if any.</param>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Receive(message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    /// <summary>Handles messages of type <typeparamref name="T"/> that meet a condition, asynchronously.</summary>
    /// <typeparam name="T">The type; derived types match too.</typeparam>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Handles the message.</param>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    /// <summary>Handles messages of a type asynchronously.</summary>
    /// <param name="messageType">The type; derived types match too.</param>
    /// <param name="handler">Handles the message.</param>
    /// <param name="shouldHandle">The condition, if any.</param>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Receive(messageType, message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    /// <summary>Handles messages of a type that meet a condition, asynchronously.</summary>
    /// <param name="messageType">The type; derived types match too.</param>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Handles the message.</param>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>Handles every message that reaches it asynchronously; no handler may be added after it.</summary>
    /// <param name="handler">Handles the message.</param>
    protected void ReceiveAnyAsync(Func<object, Task> handler) =>
        ReceiveAny(message => ActorTaskScheduler.RunTask(() => handler(message)));
}
