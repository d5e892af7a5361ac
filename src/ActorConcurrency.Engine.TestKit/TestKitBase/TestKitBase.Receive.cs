using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message.</summary>
    /// <param name="max">
    /// How long to wait; not dilated. Null for what is left, or the default. Zero and less: now or not. Infinite
    /// (<see cref="Timeout.InfiniteTimeSpan"/>): for ever, with a warning in the log.
    /// </param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message; null if none came in time.</returns>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Wait.Result(One(Wait.OnThisThread, remove: true, max, cancellationToken)).Message;

    /// <inheritdoc cref="ReceiveOne" />
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await One(Wait.Asynchronously, remove: true, max, cancellationToken).ConfigureAwait(false)).Message;

    /// <summary>Takes the next message, with its sender.</summary>
    /// <param name="envelope">The message; <see cref="NullMessageEnvelope.Instance"/> if none came in time.</param>
    /// <inheritdoc cref="ReceiveOne" />
    /// <param name="max">How long to wait, as in <see cref="ReceiveOne"/>.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>Whether a message came in time.</returns>
    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        (var success, envelope) = Wait.Result(TryOne(Wait.OnThisThread, remove: true, max, cancellationToken));
        return success;
    }

    /// <summary>Takes the next message, with its sender.</summary>
    /// <param name="max">How long to wait, as in <see cref="ReceiveOne"/>.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>Whether a message came in time, and the message.</returns>
    public ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(TimeSpan? max, CancellationToken cancellationToken = default) =>
        TryOne(Wait.Asynchronously, remove: true, max, cancellationToken);

    /// <summary>Looks at the next message, and leaves it for the next receive.</summary>
    /// <inheritdoc cref="ReceiveOne" />
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Wait.Result(One(Wait.OnThisThread, remove: false, max, cancellationToken)).Message;

    /// <summary>Looks at the next message, and leaves it for the next receive. Waits what is left, or the default.</summary>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message; null if none came in time.</returns>
    public object? PeekOne(CancellationToken cancellationToken) => PeekOne(null, cancellationToken);

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)" />
    public async ValueTask<object?> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await One(Wait.Asynchronously, remove: false, max, cancellationToken).ConfigureAwait(false)).Message;

    /// <inheritdoc cref="PeekOne(CancellationToken)" />
    public ValueTask<object?> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(null, cancellationToken);

    /// <summary>Looks at the next message, with its sender, and leaves it for the next receive.</summary>
    /// <param name="envelope">The message; <see cref="NullMessageEnvelope.Instance"/> if none came in time.</param>
    /// <param name="max">How long to wait, as in <see cref="ReceiveOne"/>.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>Whether a message came in time.</returns>
    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        (var success, envelope) = Wait.Result(TryOne(Wait.OnThisThread, remove: false, max, cancellationToken));
        return success;
    }

    /// <summary>Looks at the next message, with its sender, and leaves it for the next receive.</summary>
    /// <param name="max">How long to wait, as in <see cref="ReceiveOne"/>.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>Whether a message came in time, and the message.</returns>
    public ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken) =>
        TryOne(Wait.Asynchronously, remove: false, max, cancellationToken);

    private async ValueTask<(bool Success, MessageEnvelope Envelope)> TryOne(Wait wait, bool remove, TimeSpan? max, CancellationToken cancellation)
    {
        var patience = max ?? RemainingOrDefault;
        if (patience == Timeout.InfiniteTimeSpan)
            Log.Warning("Trying to receive message from TestActor queue with infinite timeout! Will wait indefinitely!");
        var letter = await _queue.First(remove, wait, patience, cancellation).ConfigureAwait(false);
        _lastWasNoMsg = false;
        _lastMessage = letter ?? NullMessageEnvelope.Instance;
        if (_settings.LogTestKitCalls)
            Log.Debug(letter is null ? "Received no message within {0}" : "Received {1} within {0}", patience, _lastMessage);
        return (letter is not null, _lastMessage);
    }

    private async ValueTask<(object? Message, bool Success)> One(Wait wait, bool remove, TimeSpan? max, CancellationToken cancellation)
    {
        var (success, envelope) = await TryOne(wait, remove, max, cancellation).ConfigureAwait(false);
        return (success ? envelope.Message : null, success);
    }
}
