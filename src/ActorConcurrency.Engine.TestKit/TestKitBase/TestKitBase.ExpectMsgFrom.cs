using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message, and fails unless it is of a type and from a sender.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="sender">The sender expected.</param>
    /// <param name="duration">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, From(sender, Anything<T>(), hint), duration, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless it equals another and is from a sender.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="sender">The sender expected.</param>
    /// <param name="message">The message expected.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public T ExpectMsgFrom<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, From(sender, EqualTo(message, hint), hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless a predicate accepts it and it is from a sender.</summary>
    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)" />
    /// <param name="sender">The sender expected.</param>
    /// <param name="isMessage">The predicate.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsgFrom<T>(IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, From(sender, Accepted(isMessage, hint), hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, and fails unless a predicate accepts it and another one its sender.</summary>
    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)" />
    /// <param name="isSender">The predicate for the sender.</param>
    /// <param name="isMessage">The predicate for the message.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsgFrom<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, From(isSender, Accepted(isMessage, hint), hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, fails unless it is of a type and from a sender, and lets code check it.</summary>
    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)" />
    /// <param name="sender">The sender expected.</param>
    /// <param name="assertMessage">Throws if the message is wrong.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsgFrom<T>(IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, From<T>(sender, (message, _) => assertMessage(message), hint), timeout, hint, cancellationToken));

    /// <summary>Takes the next message, fails unless it is of a type, and lets code check it and its sender.</summary>
    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)" />
    /// <param name="assertSender">Throws if the sender is wrong.</param>
    /// <param name="assertMessage">Throws if the message is wrong.</param>
    /// <param name="timeout">How long to wait; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T ExpectMsgFrom<T>(Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Expect(Wait.OnThisThread, Both(assertSender, assertMessage), timeout, hint, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Wait.Asynchronously, From(sender, Anything<T>(), hint), duration, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Wait.Asynchronously, From(sender, EqualTo(message, hint), hint), timeout, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Predicate{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Wait.Asynchronously, From(sender, Accepted(isMessage, hint), hint), timeout, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Predicate{IActorRef}, Predicate{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null,
        string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Wait.Asynchronously, From(isSender, Accepted(isMessage, hint), hint), timeout, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Action{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Wait.Asynchronously, From<T>(sender, (message, _) => assertMessage(message), hint), timeout, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Action{IActorRef}, Action{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null,
        string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Wait.Asynchronously, Both(assertSender, assertMessage), timeout, hint, cancellationToken);
}
