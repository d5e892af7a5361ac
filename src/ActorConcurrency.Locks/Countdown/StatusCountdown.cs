namespace ActorConcurrency.Locks;

/// <summary>The page's countdown that tells by an event that it has started. Source: "Thread's status".</summary>
/// <remarks>
/// Faults, kept: the event is set before the first line is printed, so "Countdown is running" may be printed before "Countdown
/// starting"; the event is sticky, so a second launch reports a countdown that may not have started; one that fails after the
/// event is reported as running for ever; nothing stops it.
/// </remarks>
public sealed class StatusCountdown
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Action<string> _print;
    private readonly Action<TimeSpan> _sleep;
    private readonly Action? _betweenSignalAndFirstLine;

    /// <summary>Creates the countdown; it does not start.</summary>
    /// <param name="print">Takes each printed line, on the countdown's thread and on the launcher's.</param>
    /// <param name="sleep">Blocks for the span, 5 s after each number. <see cref="Thread.Sleep(TimeSpan)"/> by default.</param>
    /// <param name="betweenSignalAndFirstLine">A gate for tests: called after the event was set and before the first line is printed.</param>
    public StatusCountdown(Action<string> print, Action<TimeSpan>? sleep = null, Action? betweenSignalAndFirstLine = null)
    {
        _print = print;
        _sleep = sleep ?? Thread.Sleep;
        _betweenSignalAndFirstLine = betweenSignalAndFirstLine;
    }

    /// <summary>The page's <c>started_evt</c>, one for all launches.</summary>
    public PythonEvent Started { get; } = new();

    /// <summary>The page's <c>countdown(n, started_evt)</c>. Blocks until it has counted to the end.</summary>
    /// <param name="n">The first number; no number is printed if it is 0 or less.</param>
    public void Run(int n)
    {
        Started.Set();
        _betweenSignalAndFirstLine?.Invoke();
        _print("Countdown starting");
        while (n > 0)
        {
            _print($"T-minus {n}");
            n--;
            _sleep(Pause);
        }
    }

    /// <summary>The page's program: launches the countdown, blocks until the event is set, and says that it is running.</summary>
    /// <param name="n">The first number; 10 on the page.</param>
    /// <returns>The running thread.</returns>
    public Thread Launch(int n)
    {
        _print("Launching countdown");
        var thread = PythonThread.Create(() => Run(n), nameof(StatusCountdown));
        thread.Start();
        Started.Wait();
        _print("Countdown is running");
        return thread;
    }
}
