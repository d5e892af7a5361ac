using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes as many messages as are given, in what is left, or in the default time, and fails unless they are the
    /// given ones, in any order.</summary>
    /// <typeparam name="T">The type of the messages.</typeparam>
    /// <param name="messages">The messages expected.</param>
    /// <returns>The messages, in the order in which they came.</returns>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf((IReadOnlyCollection<T>)messages);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])" />
    /// <param name="messages">The messages expected.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Wait.Result(AllOf(Wait.OnThisThread, RemainingOrDefault, messages, cancellationToken));

    /// <summary>Takes as many messages as are given, and fails unless they are the given ones, in any order.</summary>
    /// <typeparam name="T">The type of the messages.</typeparam>
    /// <param name="max">How long to wait for all of them; dilated.</param>
    /// <param name="messages">The messages expected.</param>
    /// <returns>The messages, in the order in which they came.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) => ExpectMsgAllOf(max, (IReadOnlyCollection<T>)messages);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(TimeSpan, T[])" />
    /// <param name="max">How long to wait for all of them; dilated.</param>
    /// <param name="messages">The messages expected.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Wait.Result(AllOf(Wait.OnThisThread, DilatedMax(max), messages, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOf{T}(IReadOnlyCollection{T}, CancellationToken)" />
    public async IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in await AllOf(Wait.Asynchronously, RemainingOrDefault, messages, cancellationToken).ConfigureAwait(false))
            yield return message;
    }

    /// <inheritdoc cref="ExpectMsgAllOf{T}(TimeSpan, IReadOnlyCollection{T}, CancellationToken)" />
    public async IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(TimeSpan max, IReadOnlyCollection<T> messages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in await AllOf(Wait.Asynchronously, DilatedMax(max), messages, cancellationToken).ConfigureAwait(false))
            yield return message;
    }

    /// <summary>Takes the next message, in what is left, or in the default time, and fails unless it is one of those given.</summary>
    /// <typeparam name="T">The type of the messages.</typeparam>
    /// <param name="messages">The messages of which one is expected.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Wait.Result(AnyOf(Wait.OnThisThread, [.. messages], cancellationToken));

    /// <inheritdoc cref="ExpectMsgAnyOf" />
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        AnyOf<T>(Wait.Asynchronously, [.. messages], cancellationToken);

    private async ValueTask<IReadOnlyCollection<T>> AllOf<T>(Wait wait, TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellation)
    {
        var received = await Many(wait, messages.Count, max, cancellation).ConfigureAwait(false);
        var missing = messages.Cast<object>().ToList();
        var unexpected = received.Where(message => !missing.Remove(message)).ToList();
        AssertComplete(missing, unexpected);
        return [.. received.Cast<T>()];
    }

    private async ValueTask<T> AnyOf<T>(Wait wait, IReadOnlyList<T> messages, CancellationToken cancellation)
    {
        var patience = RemainingOrDefault;
        var (success, envelope) = await TryOne(wait, remove: true, patience, cancellation).ConfigureAwait(false);
        if (!success)
            Assertions.AssertTrue(false, "Timeout ({0}) while waiting for any of [{1}]", patience, string.Join(", ", messages));
        if (!messages.Any(message => Equals(message, envelope.Message)))
            Assertions.AssertTrue(false, "ExpectMsgAnyOf found unexpected {0}. Expected any of [{1}]", envelope.Message, string.Join(", ", messages));
        return (T)envelope.Message;
    }

    private void AssertComplete(IReadOnlyCollection<object> missing, IReadOnlyCollection<object> unexpected)
    {
        if (missing.Count + unexpected.Count > 0)
            Assertions.Fail("not found [{0}] found unexpected [{1}]", string.Join(", ", missing), string.Join(", ", unexpected));
    }
}
