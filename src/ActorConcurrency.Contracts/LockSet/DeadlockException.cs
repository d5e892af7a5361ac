using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// A wait that was refused because nobody in it could ever go on: each participant of the cycle waits for a lock that the next one
/// holds. Nothing was taken and nobody is blocked: give something back, and ask again. Source: the deadlock that the page avoids by order.
/// </summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class DeadlockException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public DeadlockException() : this("Waiting would be a deadlock. Give something back, and ask again.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">Who would wait for whom, and what to do instead.</param>
    public DeadlockException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">Who would wait for whom, and what to do instead.</param>
    /// <param name="innerException">What led to it.</param>
    public DeadlockException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for a cycle.</summary>
    /// <param name="cycle">Who would wait for whom, from the one who was refused.</param>
    public DeadlockException(ImmutableArray<LockWait> cycle)
        : this($"Waiting would be a deadlock: {string.Join("; ", cycle)}. Give something back, and ask again.") =>
        Cycle = cycle;

    /// <summary>Who would wait for whom, from the one who was refused round to the same one; empty if it is not known.</summary>
    public ImmutableArray<LockWait> Cycle { get; } = [];
}

/// <summary>Somebody waits for a lock that somebody holds. Immutable.</summary>
/// <param name="Waiter">Who waits: a session's label, or empty without one.</param>
/// <param name="Lock">For what.</param>
/// <param name="Holder">Who holds it: a session's label, or empty without one.</param>
public sealed record LockWait(string Waiter, string Lock, string Holder)
{
    /// <summary>Tells it in words.</summary>
    public override string ToString() => $"{Name(Waiter)} waits for '{Lock}', which {Name(Holder)} holds";

    private static string Name(string label) => label.Length == 0 ? "somebody unnamed" : label;
}
