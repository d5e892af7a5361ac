using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message, and fails unless it is of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="duration">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, Anything<T>(), duration, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless it equals another.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="message">The message expected.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, EqualTo(message, hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless it is of a type and a predicate accepts it.</summary>
    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)" />
    /// <param name="isMessage">The predicate.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, Accepted(isMessage, hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, fails unless it is of a type, and lets code check it.</summary>
    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)" />
    /// <param name="assert">Throws if the message is wrong.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Expect<T>(Wait.OnThisThread, (message, _) => assert(message), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless it is of a type and a predicate accepts it and its sender.</summary>
    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)" />
    /// <param name="isMessageAndSender">The predicate.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsg<T>(Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, Accepted(isMessageAndSender, hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, fails unless it is of a type, and lets code check it and its sender.</summary>
    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)" />
    /// <param name="assertMessageAndSender">Throws if the message or its sender is wrong.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsg<T>(Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, assertMessageAndSender, timeout, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless a comparer calls it equal to another.</summary>
    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)" />
    /// <param name="expected">The message expected.</param>
    /// <param name="comparer">Called with the message expected and the one that came.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsg<T>(T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, EqualTo(expected, comparer, hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless it says that an actor has ended. Watch the actor first.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public Terminated ExpectTerminated(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, EndOf(target, hint), timeout, HintForEnd(target, hint), cancellationToken));
}
