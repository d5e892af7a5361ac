namespace Akka.Util;

/// <summary>A flag that threads share without a lock.</summary>
/// <remarks>A read acquires, a write releases; the two exchanges are full fences.</remarks>
/// <param name="initialValue">The flag at the start.</param>
public class AtomicBoolean(bool initialValue = false)
{
    private int _value = ToInt(initialValue);

    /// <summary>The flag.</summary>
    public bool Value
    {
        get => Volatile.Read(ref _value) != 0;
        set => Volatile.Write(ref _value, ToInt(value));
    }

    /// <summary>Reads the flag.</summary>
    /// <param name="atomicBoolean">The flag.</param>
    public static implicit operator bool(AtomicBoolean atomicBoolean) => atomicBoolean.Value;

    /// <summary>Sets the flag if it holds what is expected.</summary>
    /// <param name="expected">What it must hold.</param>
    /// <param name="newValue">What it shall hold.</param>
    /// <returns>Whether the flag was set.</returns>
    public bool CompareAndSet(bool expected, bool newValue)
    {
        var old = ToInt(expected);
        return Interlocked.CompareExchange(ref _value, ToInt(newValue), old) == old;
    }

    /// <summary>Sets the flag.</summary>
    /// <param name="newValue">What it shall hold.</param>
    /// <returns>What it held before.</returns>
    public bool GetAndSet(bool newValue) => Interlocked.Exchange(ref _value, ToInt(newValue)) != 0;

    private static int ToInt(bool value) => value ? 1 : 0;
}
