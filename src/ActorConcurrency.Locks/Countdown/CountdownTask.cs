namespace ActorConcurrency.Locks;

/// <summary>The page's countdown with a flag that ends it. Source: "Terminate the Thread".</summary>
/// <remarks>
/// <para>Faults, kept: termination is seen only after the current sleep, so whoever joins the thread waits for up to a whole second,
/// and nobody learns at which number it ended or whether it ended by itself; the flag is sticky, so a second run prints nothing; it is
/// a plain field, neither volatile nor guarded, so the language does not promise that the thread ever sees the change (in Python the
/// interpreter lock does; here the calls inside the loop happen to keep today's compilers from reading it only once).</para>
/// <para>Thread-safe but for that.</para>
/// </remarks>
public sealed class CountdownTask
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Action<string> _print;
    private readonly Action<TimeSpan> _sleep;
    private bool _running = true;

    /// <summary>Creates the countdown; it does not start.</summary>
    /// <param name="print">Takes each printed line, on the countdown's thread.</param>
    /// <param name="sleep">Blocks for the span, 1 s after each line. <see cref="Thread.Sleep(TimeSpan)"/> by default.</param>
    public CountdownTask(Action<string> print, Action<TimeSpan>? sleep = null)
    {
        _print = print;
        _sleep = sleep ?? Thread.Sleep;
    }

    /// <summary>The page's <c>terminate()</c>: asks it to end, now and for every later run, and does not wait.</summary>
    public void Terminate() => _running = false;

    /// <summary>The page's <c>run(n)</c>: prints n down to 1 and sleeps after each number, until it is asked to end. Blocks.</summary>
    /// <param name="n">The first number; nothing is printed if it is 0 or less.</param>
    public void Run(int n)
    {
        while (_running && n > 0)
        {
            _print($"{n}");
            n--;
            _sleep(Pause);
        }
    }

    /// <summary>The page's <c>Thread(target=c.run, args=(n,)).start()</c>.</summary>
    /// <param name="n">The first number.</param>
    /// <returns>The running thread.</returns>
    public Thread Start(int n)
    {
        var thread = PythonThread.Create(() => Run(n), nameof(CountdownTask));
        thread.Start();
        return thread;
    }
}
