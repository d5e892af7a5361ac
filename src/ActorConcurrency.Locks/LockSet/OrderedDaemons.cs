using System.Collections.Immutable;

namespace ActorConcurrency.Locks;

/// <summary>
/// The page's program: two daemon threads, one asking for x and y, the other for y and x, each without end. Source: "Deadlock Avoidance".
/// </summary>
/// <remarks>
/// <para>The page's main thread ends at once, and with it the process: a daemon does not keep it. So how many lines are printed is left to chance.</para>
/// <para>Faults, kept: nothing stops the threads but the end of the process, and that stops them wherever they are, with locks in their hands.</para>
/// </remarks>
public sealed class OrderedDaemons
{
    private readonly RankedLock _x = new("x");
    private readonly RankedLock _y = new("y");
    private readonly Action<string> _print;

    private OrderedDaemons(Action<string> print)
    {
        _print = print;
        Threads = [Daemon("Thread-1", _x, _y), Daemon("Thread-2", _y, _x)];
    }

    /// <summary>The two threads, started. Nobody can join them: they do not end.</summary>
    public ImmutableArray<Thread> Threads { get; }

    /// <summary>Starts both threads, as the page does.</summary>
    /// <param name="print">Takes each printed line, called by the thread that holds both locks, until the process ends.</param>
    /// <returns>The running program.</returns>
    public static OrderedDaemons Launch(Action<string> print)
    {
        ArgumentNullException.ThrowIfNull(print);
        var program = new OrderedDaemons(print);
        foreach (var thread in program.Threads) thread.Start();
        return program;
    }

    private Thread Daemon(string name, RankedLock first, RankedLock second)
    {
        var thread = PythonThread.Create(() => Loop(name, first, second), name);
        thread.IsBackground = true;
        return thread;
    }

    private void Loop(string name, RankedLock first, RankedLock second)
    {
        while (true)
        {
            using var held = OrderedAcquisition.Acquire(first, second);
            _print(name);
        }
    }
}
