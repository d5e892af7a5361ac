namespace ActorConcurrency.Benchmarks;

/// <summary>Something that is measured.</summary>
internal abstract class Case(string name)
{
    protected const int Rounds = 5;

    // Far beyond what any run takes: a limit for one that hangs.
    protected static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string Name => name;

    /// <summary>Measures it.</summary>
    /// <exception cref="WrongResultException">It has not computed what it should have.</exception>
    public abstract Task<Result> MeasureAsync();

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
