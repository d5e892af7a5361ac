using System.Runtime.ExceptionServices;

namespace Akka.Util;

/// <summary>A value made on first use, once, however many threads ask at the same time.</summary>
/// <remarks>Thread-safe. When the producer throws, every reader gets that exception and the producer never runs again.</remarks>
/// <param name="producer">Makes the value; must not read it.</param>
/// <typeparam name="T">The value.</typeparam>
public sealed class FastLazy<T>(Func<T> producer)
{
    private readonly Lock _making = new();
    private Func<T>? _producer = producer;
    private ExceptionDispatchInfo? _failure;
    private T? _value;

    // Written last (release) and read first (acquire): whoever sees true also sees the value.
    private volatile bool _created;

    /// <summary>The value; made by the first reader while the others wait.</summary>
    public T Value => _created ? _value! : Make();

    /// <summary>Whether the value has been made.</summary>
    public bool IsValueCreated() => _created;

    private T Make()
    {
        lock (_making)
        {
            if (_producer is { } producer)
                Run(producer);

            _failure?.Throw();
            return _value!;
        }
    }

    private void Run(Func<T> producer)
    {
        _producer = null;
        try
        {
            _value = producer();
            _created = true;
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
