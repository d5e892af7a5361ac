namespace ActorConcurrency.Locks;

/// <summary>The page's first countdown: a function on a thread. Source: "Start the Thread".</summary>
/// <remarks>
/// Faults, kept: nothing stops it, and as its thread is a foreground thread the process lives until it has counted to the end;
/// it is not known whether it has started, runs, or has failed.
/// </remarks>
public sealed class CountdownThread
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly Action<string> _print;
    private readonly Action<TimeSpan> _sleep;

    /// <summary>Creates the countdown; it does not start.</summary>
    /// <param name="print">Takes each printed line, on the countdown's thread.</param>
    /// <param name="sleep">Blocks for the span, 0.5 s after each line. <see cref="Thread.Sleep(TimeSpan)"/> by default.</param>
    public CountdownThread(Action<string> print, Action<TimeSpan>? sleep = null)
    {
        _print = print;
        _sleep = sleep ?? Thread.Sleep;
    }

    /// <summary>The page's <c>countdown(n)</c>: prints n down to 1 and sleeps after each number. Blocks until it has counted to the end.</summary>
    /// <param name="n">The first number; nothing is printed if it is 0 or less.</param>
    public void Run(int n)
    {
        while (n > 0)
        {
            _print($"{n}");
            n--;
            _sleep(Pause);
        }
    }

    /// <summary>The page's <c>Thread(target=countdown, args=(n,)).start()</c>.</summary>
    /// <param name="n">The first number.</param>
    /// <returns>The running thread.</returns>
    public Thread Start(int n)
    {
        var thread = PythonThread.Create(() => Run(n), nameof(CountdownThread));
        thread.Start();
        return thread;
    }
}
