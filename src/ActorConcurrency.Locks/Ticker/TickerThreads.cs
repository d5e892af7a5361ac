using System.Collections.Immutable;

namespace ActorConcurrency.Locks;

/// <summary>The page's program: two threads that synchronise on a <see cref="ConditionTicker"/>, one counting down and one up. Source: "Threading condition".</summary>
/// <remarks>
/// Faults, kept: the two are in step only as long as both are back in time for each tick; the threads are foreground threads, so if the
/// timer dies, the process never ends.
/// </remarks>
public sealed class TickerThreads
{
    private readonly ConditionTicker _ticker;
    private readonly Action<string> _print;

    private TickerThreads(ConditionTicker ticker, Action<string> print, int from, int upTo)
    {
        (_ticker, _print) = (ticker, print);
        Threads = [PythonThread.Create(() => Countdown(from), "countdown"), PythonThread.Create(() => Countup(upTo), "countup")];
    }

    /// <summary>The two threads, started. The page does not join them.</summary>
    public ImmutableArray<Thread> Threads { get; }

    /// <summary>Starts the two threads, as the page does.</summary>
    /// <param name="ticker">The timer; the page has started it before.</param>
    /// <param name="print">Takes each printed line, on the thread that prints it.</param>
    /// <param name="from">The number to count down from; 10 by default, as on the page.</param>
    /// <param name="upTo">The number to count up to, itself not printed; 5 by default, as on the page.</param>
    /// <returns>The running program.</returns>
    public static TickerThreads Launch(ConditionTicker ticker, Action<string> print, int from = 10, int upTo = 5)
    {
        var program = new TickerThreads(ticker, print, from, upTo);
        foreach (var thread in program.Threads) thread.Start();
        return program;
    }

    private void Countdown(int ticks)
    {
        while (ticks > 0)
        {
            _ticker.WaitForTick();
            _print($"T-minus {ticks}");
            ticks--;
        }
    }

    private void Countup(int last)
    {
        var n = 0;
        while (n < last)
        {
            _ticker.WaitForTick();
            _print($"Counting {n}");
            n++;
        }
    }
}
