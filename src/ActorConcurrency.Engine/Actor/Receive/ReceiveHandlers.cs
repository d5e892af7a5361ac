namespace Akka.Actor;

/// <summary>One entry of a behaviour's list.</summary>
internal abstract class ReceiveHandler
{
    public abstract bool TryHandle(object message);
}

/// <summary>Matches by compile-time type: one cast per message.</summary>
internal sealed class TypedHandler<T>(Action<T> handler, Predicate<T>? shouldHandle) : ReceiveHandler
{
    public override bool TryHandle(object message)
    {
        if (message is not T typed || (shouldHandle is not null && !shouldHandle(typed))) return false;
        handler(typed);
        return true;
    }
}

/// <summary>Matches by compile-time type and lets the handler decide.</summary>
internal sealed class DecidingHandler<T>(Func<T, bool> handler) : ReceiveHandler
{
    public override bool TryHandle(object message) => message is T typed && handler(typed);
}

/// <summary>Matches by run-time type.</summary>
internal sealed class RuntimeTypeHandler(Type type, Func<object, bool> handler) : ReceiveHandler
{
    public override bool TryHandle(object message) => type.IsInstanceOfType(message) && handler(message);
}

/// <summary>The handlers of one behaviour, tried in the order in which they were added.</summary>
internal sealed class ReceiveHandlers
{
    private ReceiveHandler[] _handlers = [];
    private bool _closed;

    public void Add(ReceiveHandler handler)
    {
        if (_closed)
            throw new InvalidOperationException("A handler that catches all messages has been added. No handler can be added after that.");
        Array.Resize(ref _handlers, _handlers.Length + 1);
        _handlers[^1] = handler;
    }

    public void AddLast(ReceiveHandler handler)
    {
        Add(handler);
        _closed = true;
    }

    public bool TryHandle(object message)
    {
        foreach (var handler in _handlers)
        {
            if (handler.TryHandle(message)) return true;
        }

        return false;
    }
}
