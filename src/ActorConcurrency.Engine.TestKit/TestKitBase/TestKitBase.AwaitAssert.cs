using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Runs an assertion again and again until it does not throw.</summary>
    /// <param name="assertion">The assertion.</param>
    /// <param name="duration">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="interval">The pause between two attempts; null for 100 ms, or a tenth of the time if that is less.</param>
    /// <param name="cancellationToken">Makes the next attempt the last.</param>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    /// <exception cref="Exception">What the last attempt threw.</exception>
    public void AwaitAssert(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Wait.Result(MustNotThrow(Wait.OnThisThread, Completed(assertion), duration, interval, cancellationToken));

    /// <inheritdoc cref="AwaitAssert" />
    public Task AwaitAssertAsync(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        MustNotThrow(Wait.Asynchronously, Completed(assertion), duration, interval, cancellationToken).AsTask();

    /// <inheritdoc cref="AwaitAssert" />
    public Task AwaitAssertAsync(Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        MustNotThrow(Wait.Asynchronously, assertion, duration, interval, cancellationToken).AsTask();

    private async ValueTask MustNotThrow(Wait wait, Func<Task> assertion, TimeSpan? duration, TimeSpan? interval, CancellationToken cancellation)
    {
        var max = RemainingOrDilated(duration);
        var caller = CallerState.Current;
        var start = Now;
        var deadline = Deadline.After(max);
        for (var attempt = 1; ; attempt++)
        {
            var last = deadline.IsOver || cancellation.IsCancellationRequested;
            try
            {
                await caller.Run(assertion).ConfigureAwait(false);
                return;
            }
            catch (Exception) when (!last)
            {
                // There is time for another attempt.
            }
            catch (Exception)
            {
                Sys.Log.Warning("AwaitAssert failed, timeout [{0}] is over after [{1}] attempts and [{2}] elapsed time", max, attempt, Now - start);
                throw;
            }
            await wait.Pause(deadline.Left.Min(PauseFor(interval, max)), cancellation).ConfigureAwait(false);
        }
    }

    private static Func<Task> Completed(Action assertion) => () =>
    {
        assertion();
        return Task.CompletedTask;
    };
}
