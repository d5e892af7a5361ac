namespace Akka.Util;

/// <summary>A reference that threads share without a lock.</summary>
/// <remarks>A read acquires, a write releases; the two exchanges are full fences.</remarks>
/// <typeparam name="T">What is referred to.</typeparam>
public class AtomicReference<T> where T : class?
{
    /// <summary>The reference itself, for derived types. Touch it with <see cref="Volatile"/> or <see cref="Interlocked"/> only.</summary>
    protected T atomicValue;

    /// <summary>Starts with the given reference.</summary>
    /// <param name="originalValue">The reference at the start.</param>
    public AtomicReference(T originalValue) => atomicValue = originalValue;

    /// <summary>Starts with <c>null</c>.</summary>
    public AtomicReference() => atomicValue = default!;

    /// <summary>The reference.</summary>
    public T Value
    {
        get => Volatile.Read(ref atomicValue);
        set => Volatile.Write(ref atomicValue, value);
    }

    /// <summary>Reads the reference.</summary>
    /// <param name="atomicReference">The holder.</param>
    public static implicit operator T(AtomicReference<T> atomicReference) => atomicReference.Value;

    /// <summary>Replaces the reference if it is the expected one (by identity).</summary>
    /// <param name="expected">What it must be.</param>
    /// <param name="newValue">What it shall be.</param>
    /// <returns>Whether it was replaced.</returns>
    public bool CompareAndSet(T expected, T newValue) =>
        ReferenceEquals(Interlocked.CompareExchange(ref atomicValue, newValue, expected), expected);

    /// <summary>Replaces the reference.</summary>
    /// <param name="newValue">What it shall be.</param>
    /// <returns>What it was before.</returns>
    public T GetAndSet(T newValue) => Interlocked.Exchange(ref atomicValue, newValue);
}
