using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Something measured beside what a user would otherwise pick, in the same process and in turns.</summary>
/// <param name="name">The case.</param>
/// <param name="operations">How many operations a run does.</param>
/// <param name="target">How many times as fast as the baseline ours is to be.</param>
/// <param name="ours">Runs the actors.</param>
/// <param name="baseline">Runs the other.</param>
internal sealed class RelativeCase(
    string name, int operations, double target, Func<ActorSystem, Run, Task> ours, Func<Run, Task> baseline) : Case(name)
{
    /// <summary>How many bytes an operation may allocate; null: any number.</summary>
    public int? MaximumBytes { get; init; }

    /// <summary>A second baseline that is only shown: its name and how to run it.</summary>
    public (string Name, Func<Run, Task> Run)? Beside { get; init; }

    public override async Task<Result> MeasureAsync()
    {
        await using var arena = new Arena();
        await WarmUpAsync(() => RunAllAsync(arena.System));
        var rounds = new List<(Run Ours, Run Baseline)>();
        for (var round = 0; round < Rounds; round++)
            rounds.Add((await RunAsync(operations, run => ours(arena.System, run)), await RunAsync(operations, baseline)));
        return Summarize(rounds, await MeasureBesideAsync());
    }

    private async Task RunAllAsync(ActorSystem system)
    {
        await RunAsync(operations, run => ours(system, run));
        await RunAsync(operations, baseline);
        if (Beside is { } beside) await RunAsync(operations, beside.Run);
    }

    private async Task<string?> MeasureBesideAsync()
    {
        if (Beside is not { } beside) return null;
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++) times.Add((await RunAsync(operations, beside.Run)).NanosecondsPerOperation);
        return $"{beside.Name} {Median(times):0.0} ns";
    }

    private Result Summarize(List<(Run Ours, Run Baseline)> rounds, string? note)
    {
        var ratios = rounds.Select(r => r.Baseline.NanosecondsPerOperation / r.Ours.NanosecondsPerOperation).ToArray();
        return new Result(Name)
        {
            Ours = Median(rounds.Select(r => r.Ours.NanosecondsPerOperation)),
            Unit = "ns",
            Baseline = Median(rounds.Select(r => r.Baseline.NanosecondsPerOperation)),
            Ratio = Median(ratios),
            Lowest = ratios.Min(),
            Highest = ratios.Max(),
            CpuNanosecondsPerOperation = Median(rounds.Select(r => r.Ours.CpuNanosecondsPerOperation)),
            BaselineCpuNanosecondsPerOperation = Median(rounds.Select(r => r.Baseline.CpuNanosecondsPerOperation)),
            BytesPerOperation = Median(rounds.Select(r => r.Ours.BytesPerOperation)),
            Target = target,
            MaximumBytes = MaximumBytes,
            Note = note,
        };
    }
}
