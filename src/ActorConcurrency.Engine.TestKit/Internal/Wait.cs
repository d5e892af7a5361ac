using System.Diagnostics;

namespace Akka.TestKit.Internal;

/// <summary>
/// How a test waits. Each expectation is written once, as an asynchronous method; a synchronous caller passes
/// <see cref="OnThisThread"/>, with which every wait inside ends before it returns, so the method's task is complete.
/// </summary>
internal readonly struct Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    private readonly bool _blocks;

    private Wait(bool blocks) => _blocks = blocks;

    public static Wait OnThisThread => new(blocks: true);

    public static Wait Asynchronously => new(blocks: false);

    /// <summary>
    /// Waits until the task has ended, in whichever way, or the time is over, or the wait is cancelled. Never throws;
    /// may return early, so the caller looks at its deadline.
    /// </summary>
    public async ValueTask For(Task task, TimeSpan timeout, CancellationToken cancellation)
    {
        if (task.IsCompleted || cancellation.IsCancellationRequested)
            return;
        var span = timeout > Longest ? Longest : WholeMilliseconds(timeout);
        if (_blocks)
            Block(task, span, cancellation);
        else
            await task.WaitAsync(span, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets time pass.</summary>
    public ValueTask Pause(TimeSpan span, CancellationToken cancellation) =>
        For(new TaskCompletionSource().Task, span, cancellation);

    /// <summary>The result of a method that waited on this thread.</summary>
    public static T Result<T>(ValueTask<T> finished)
    {
        Debug.Assert(finished.IsCompleted, "Every wait was told to happen on this thread.");
        return finished.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Result{T}" />
    public static void Result(ValueTask finished)
    {
        Debug.Assert(finished.IsCompleted, "Every wait was told to happen on this thread.");
        finished.GetAwaiter().GetResult();
    }

    // The clocks behind a wait drop what is less than a millisecond; the last one before a deadline would be a busy loop.
    private static TimeSpan WholeMilliseconds(TimeSpan span) =>
        span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));

    // Task.Wait tells the thread pool that one of its threads is held, so a pool full of waiting tests still grows.
    private static void Block(Task task, TimeSpan span, CancellationToken cancellation)
    {
        try
        {
            task.Wait(span, cancellation);
        }
        catch (Exception) when (task.IsCompleted || cancellation.IsCancellationRequested)
        {
            // How the task ended is for the caller to look at.
        }
    }
}
