using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes a number of messages, within what is left, or the default.</summary>
    /// <param name="numberOfMessages">The number.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The messages, in order.</returns>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Wait.Result(Many(Wait.OnThisThread, numberOfMessages, RemainingOrDefault, cancellationToken));

    /// <summary>Takes a number of messages.</summary>
    /// <param name="numberOfMessages">The number.</param>
    /// <param name="max">How long to wait for all of them; dilated.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The messages, in order.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        Wait.Result(Many(Wait.OnThisThread, numberOfMessages, DilatedMax(max), cancellationToken));

    /// <inheritdoc cref="ReceiveN(int, CancellationToken)" />
    public async IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in await Many(Wait.Asynchronously, numberOfMessages, RemainingOrDefault, cancellationToken).ConfigureAwait(false))
            yield return message;
    }

    /// <inheritdoc cref="ReceiveN(int, TimeSpan, CancellationToken)" />
    public async IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in await Many(Wait.Asynchronously, numberOfMessages, DilatedMax(max), cancellationToken).ConfigureAwait(false))
            yield return message;
    }

    private async ValueTask<List<object>> Many(Wait wait, int count, TimeSpan max, CancellationToken cancellation)
    {
        var start = Now;
        var received = new List<object>(Math.Max(count, 0));
        while (received.Count < count)
        {
            var (success, envelope) = await TryOne(wait, remove: true, start + max - Now, cancellation).ConfigureAwait(false);
            if (!success)
                break;
            received.Add(envelope.Message);
        }
        if (received.Count < count)
            Assertions.AssertTrue(false, "Timeout ({0}) while expecting {1} messages. Only got {2} after {3}. Received: [{4}]",
                max, count, received.Count, Now - start, string.Join(", ", received));
        return received;
    }

    private TimeSpan DilatedMax(TimeSpan max)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        return Dilated(max);
    }
}
