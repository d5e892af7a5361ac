namespace Akka.Util.Internal;

/// <summary>A counter that threads share without a lock.</summary>
/// <typeparam name="T">The counter's integer type.</typeparam>
public interface IAtomicCounter<T>
{
    /// <summary>The count now.</summary>
    T Current { get; }

    /// <summary>Adds one.</summary>
    /// <returns>The new count.</returns>
    T Next();

    /// <summary>Adds one.</summary>
    /// <returns>The count before.</returns>
    T GetAndIncrement();

    /// <summary>Adds one.</summary>
    /// <returns>The new count.</returns>
    T IncrementAndGet();

    /// <summary>Adds an amount.</summary>
    /// <param name="amount">May be negative. Overflow wraps.</param>
    /// <returns>The new count.</returns>
    T AddAndGet(T amount);

    /// <summary>Adds an amount.</summary>
    /// <param name="amount">May be negative. Overflow wraps.</param>
    /// <returns>The count before.</returns>
    T GetAndAdd(T amount);

    /// <summary>Sets the count to zero.</summary>
    void Reset();
}
