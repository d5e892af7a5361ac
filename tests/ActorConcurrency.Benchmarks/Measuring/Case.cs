using System.Diagnostics;
using System.Runtime;

namespace ActorConcurrency.Benchmarks;

/// <summary>Something that is measured.</summary>
internal abstract class Case(string name)
{
    protected const int Rounds = 5;

    private const int FewestRounds = 6;
    private const int CalmRounds = 2;
    private const int FewMethods = 2;
    private static readonly TimeSpan PauseToCompile = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(2.5);

    // Far beyond what any run takes: a limit for one that hangs.
    protected static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string Name => name;

    /// <summary>Measures it.</summary>
    /// <exception cref="WrongResultException">It has not computed what it should have.</exception>
    public abstract Task<Result> MeasureAsync();

    /// <summary>Runs a round again and again until the runtime has nothing more to compile, or has had its time.</summary>
    /// <remarks>
    /// The runtime replaces quickly compiled code twice, by code that counts and by the final one, and begins only when for a tenth of a second
    /// nothing new was called: without pauses, and several, a busy program is measured uncompiled, and slower by a factor of five or ten.
    /// </remarks>
    protected static async Task WarmUpAsync(Func<Task> round)
    {
        var started = Stopwatch.GetTimestamp();
        var compiled = 0L;
        for (int rounds = 0, calm = 0; (rounds < FewestRounds || calm < CalmRounds) && Stopwatch.GetElapsedTime(started) < LongestWarmUp; rounds++)
        {
            await round();
            await Task.Delay(PauseToCompile);
            var before = compiled;
            compiled = JitInfo.GetCompiledMethodCount();
            calm = compiled - before <= FewMethods ? calm + 1 : 0;
        }
    }

    /// <summary>Runs one side once, on a heap without garbage.</summary>
    protected static async Task<Run> RunAsync(int operations, Func<Run, Task> side)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var run = new Run(operations);
        run.Begin();
        try
        {
            await side(run).WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            throw new WrongResultException($"it has not ended within {Limit.TotalMinutes:0} minutes");
        }

        run.End();
        return run;
    }

    protected static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
