using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects that no message comes in what is left, or in the default time.</summary>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        Wait.Result(Nothing(Wait.OnThisThread, RemainingOrDefault, cancellationToken));

    /// <summary>Expects that no message comes. A message that is already waiting counts.</summary>
    /// <param name="duration">For how long; dilated. Zero looks once.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Wait.Result(Nothing(Wait.OnThisThread, Dilated(duration), cancellationToken));

    /// <summary>Expects that no message comes. A message that is already waiting counts.</summary>
    /// <param name="milliseconds">For how long; not dilated. Zero looks once.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        Wait.Result(Nothing(Wait.OnThisThread, TimeSpan.FromMilliseconds(milliseconds), cancellationToken));

    /// <inheritdoc cref="ExpectNoMsg(CancellationToken)" />
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        Nothing(Wait.Asynchronously, RemainingOrDefault, cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)" />
    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Nothing(Wait.Asynchronously, Dilated(duration), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(int, CancellationToken)" />
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        Nothing(Wait.Asynchronously, TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private async ValueTask Nothing(Wait wait, TimeSpan duration, CancellationToken cancellation)
    {
        var start = Now;
        var (success, envelope) = await TryOne(wait, remove: true, duration, cancellation).ConfigureAwait(false);
        if (success)
            Assertions.Fail("Failed: Expected no messages during {0}, instead we received {1} after {2}", duration, envelope, Now - start);
        _lastWasNoMsg = true;
    }
}
