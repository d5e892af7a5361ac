using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Something for which there is no other to measure it by: its target is the most that it may take.</summary>
/// <param name="name">The case.</param>
/// <param name="operations">How many operations a run does.</param>
/// <param name="unit">What its value counts.</param>
/// <param name="maximum">The most that it may take; null: it is only reported.</param>
/// <param name="measure">Runs it once and gives its value.</param>
internal sealed class AbsoluteCase(
    string name, int operations, string unit, double? maximum, Func<ActorSystem, Run, Task<double>> measure) : Case(name)
{
    /// <summary>Whether it is measured once the code is compiled for good; not where only space counts.</summary>
    public bool WarmsUp { get; init; } = true;

    public int Repeats { get; init; } = Rounds;

    /// <summary>How many bytes an operation may allocate; null: any number.</summary>
    public int? MaximumBytes { get; init; }

    public override async Task<Result> MeasureAsync()
    {
        await using var arena = new Arena();
        if (WarmsUp) await WarmUpAsync(() => MeasureAsync(arena.System));
        var rounds = new List<(double Value, Run Run)>();
        for (var round = 0; round < Repeats; round++) rounds.Add(await MeasureAsync(arena.System));
        return Summarize(rounds);
    }

    private async Task<(double Value, Run Run)> MeasureAsync(ActorSystem system)
    {
        var value = 0.0;
        var run = await RunAsync(operations, async run => value = await measure(system, run));
        return (value, run);
    }

    private Result Summarize(List<(double Value, Run Run)> rounds)
    {
        var middle = rounds.OrderBy(r => r.Value).ElementAt(rounds.Count / 2);
        return new Result(Name)
        {
            Ours = middle.Value,
            Unit = unit,
            Ratio = maximum / middle.Value,
            Lowest = maximum / rounds.Max(r => r.Value),
            Highest = maximum / rounds.Min(r => r.Value),
            CpuNanosecondsPerOperation = Median(rounds.Select(r => r.Run.CpuNanosecondsPerOperation)),
            BytesPerOperation = Median(rounds.Select(r => r.Run.BytesPerOperation)),
            Target = maximum,
            MaximumBytes = MaximumBytes,
            Note = middle.Run.Note,
        };
    }
}
