using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>
/// Asking: sends a message with a promise for its sender and gives the reply as a task. Thread-safe.
/// </summary>
/// <remarks>
/// <para>The task gets the first reply. A reply of another type fails it with an <see cref="ArgumentException"/>, a
/// <see cref="Status.Failure"/> with its cause, a time-out with an <see cref="AskTimeoutException"/>; a cancelled token cancels
/// it. Later replies go to the dead letters, except after a cancellation: then they are dropped.</para>
/// <para>A time-out that is null is <c>akka.actor.ask-timeout</c> (infinite by default); one that is not positive is none.
/// Continuations run on the thread pool, never on the thread that replies.</para>
/// <para>Asking an actor that asks back, and waiting in both, waits for ever: prefer <c>PipeTo</c> inside actors.</para>
/// </remarks>
public static class Futures
{
    /// <summary>Asks and gives the reply, whatever its type.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">What to send.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="ArgumentException">There is no knowing which system <paramref name="self"/> is of.</exception>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        Send<object>(self, message, null, timeout, CancellationToken.None);

    /// <summary>Asks and gives the reply, whatever its type.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">What to send.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">There is no knowing which system <paramref name="self"/> is of.</exception>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        Send<object>(self, message, null, null, cancellationToken);

    /// <summary>Asks and gives the reply, whatever its type.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">What to send.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">There is no knowing which system <paramref name="self"/> is of.</exception>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Send<object>(self, message, null, timeout, cancellationToken);

    /// <summary>Asks and gives the reply.</summary>
    /// <typeparam name="T">What the reply is expected to be.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">What to send.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="ArgumentException">There is no knowing which system <paramref name="self"/> is of.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        Send<T>(self, message, null, timeout, CancellationToken.None);

    /// <summary>Asks and gives the reply.</summary>
    /// <typeparam name="T">What the reply is expected to be.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">What to send.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">There is no knowing which system <paramref name="self"/> is of.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        Send<T>(self, message, null, null, cancellationToken);

    /// <summary>Asks and gives the reply.</summary>
    /// <typeparam name="T">What the reply is expected to be.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">What to send.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">There is no knowing which system <paramref name="self"/> is of.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Send<T>(self, message, null, timeout, cancellationToken);

    /// <summary>Asks with a message that names the asker, for protocols that carry the reply address inside.</summary>
    /// <typeparam name="T">What the reply is expected to be.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="messageFactory">Makes the message, given where the reply goes.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">There is no knowing which system <paramref name="self"/> is of.</exception>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messageFactory);
        return Send<T>(self, null, messageFactory, timeout, cancellationToken);
    }

    private static Task<T> Send<T>(ICanTell self, object? message, Func<IActorRef, object>? messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var provider = ProviderOf(self);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);

        var promise = new FutureActorRef<T>(provider);
        var request = messageFactory is null ? message! : messageFactory(promise);
        promise.Limit(timeout ?? provider.Settings.AskTimeout, cancellationToken);
        try
        {
            promise.DeliverAsk(request, self);
        }
        catch
        {
            promise.Abandon();
            throw;
        }

        return promise.Task;
    }

    internal static IActorRefProvider ProviderOf(ICanTell self)
    {
        var target = self is ActorSelection selection ? selection.Anchor : self;
        return (target as IInternalActorRef)?.Provider
            ?? InternalCurrentActorCellKeeper.Current?.SystemImpl.Provider
            ?? throw new ArgumentException("Unable to resolve the target Provider", nameof(self));
    }
}
