using System.Collections;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes messages until one is what the test looks for; throws the others away.</summary>
    /// <param name="isMessage">Whether a message is the one.</param>
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message looked for.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)" />
    /// <typeparam name="T">The type of the message; others are thrown away.</typeparam>
    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Wait.Result(Fish(Wait.OnThisThread, isMessage, null, max, hint, cancellationToken));

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, TimeSpan?, string, CancellationToken)" />
    /// <param name="isMessage">Whether a message is the one.</param>
    /// <param name="allMessages">Emptied, and filled with the messages thrown away.</param>
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public T FishForMessage<T>(Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "",
        CancellationToken cancellationToken = default) =>
        Wait.Result(Fish(Wait.OnThisThread, isMessage, allMessages, max, hint, cancellationToken));

    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<object> FishForMessageAsync(Predicate<object> isMessage, TimeSpan? max = null, string hint = "",
        CancellationToken cancellationToken = default) =>
        Fish(Wait.Asynchronously, isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "",
        CancellationToken cancellationToken = default) =>
        Fish(Wait.Asynchronously, isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, ArrayList, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "",
        CancellationToken cancellationToken = default) =>
        Fish(Wait.Asynchronously, isMessage, allMessages, max, hint, cancellationToken);

    /// <summary>Throws messages away for a while, and fails if one of them is of a type.</summary>
    /// <typeparam name="T">The type that must not come.</typeparam>
    /// <param name="max">For how long; dilated. Null for what is left, or the default.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public async Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        await foreach (var _ in ReceiveWhileAsync(max, Unlike<T>, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // Thrown away.
        }
    }

    /// <summary>Takes messages until none comes for a while.</summary>
    /// <param name="max">How long the silence has to be; not dilated. Null for what is left, or the default.</param>
    /// <param name="maxMessages">How many messages may come before it; null for any number.</param>
    /// <param name="cancellationToken">Ends the wait, as if there were silence.</param>
    /// <returns>The messages that came.</returns>
    public async Task<ArrayList> WaitForRadioSilenceAsync(TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var received = new ArrayList();
        while (await TryReceiveOneAsync(max, cancellationToken).ConfigureAwait(false) is (true, var envelope))
        {
            received.Add(envelope.Message);
            Assertions.AssertFalse(received.Count > maxMessages, "maxMessages violated (current iteration: {0}).", received.Count);
        }
        return received;
    }

    private object Unlike<T>(object message)
    {
        Assertions.AssertFalse(message is T, "did not expect a message of type {0}, but received {1}", typeof(T), message);
        return message;
    }

    private async ValueTask<T> Fish<T>(Wait wait, Predicate<T> isMessage, ArrayList? others, TimeSpan? max, string hint,
        CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(max);
        var end = Now + patience;
        others?.Clear();
        while (true)
        {
            var (success, envelope) = await TryOne(wait, remove: true, end - Now, cancellation).ConfigureAwait(false);
            Assertions.AssertTrue(success, "Timeout ({0}) during fishForMessage{1}", patience, string.IsNullOrEmpty(hint) ? "" : ", hint: " + hint);
            if (envelope.Message is T message && isMessage(message))
                return message;
            others?.Add(envelope.Message);
        }
    }
}
