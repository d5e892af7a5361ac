using System.Diagnostics;

namespace ActorConcurrency.Benchmarks;

/// <summary>Measures a case: all its contenders in one process, in turns, round by round.</summary>
internal sealed class Measurement(Case one)
{
    private const int FewestRounds = 7;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);

    private readonly List<Contender> _contenders = [];

    /// <summary>Measures it.</summary>
    /// <param name="rounds">How many rounds; null: as many as there is time for, at least seven.</param>
    /// <exception cref="WrongResultException">A contender has not computed what it should have.</exception>
    public async Task<Result> MeasureAsync(int? rounds)
    {
        try
        {
            foreach (var entry in one.Entries) _contenders.Add(entry.Start());
            await WarmUp.RunAsync(() => RoundAsync(0));
            return Result.Of(one, await RoundsAsync(rounds));
        }
        finally
        {
            foreach (var contender in _contenders) await contender.DisposeAsync();
        }
    }

    private async Task<List<Run[]>> RoundsAsync(int? rounds)
    {
        var all = new List<Run[]>();
        var started = Stopwatch.GetTimestamp();
        while (rounds is { } wanted ? all.Count < wanted : all.Count < FewestRounds || Stopwatch.GetElapsedTime(started) < Time)
            all.Add(await RoundAsync(all.Count));
        return all;
    }

    // Whoever comes first may find another heap and other caches than whoever comes last: so each is first in its turn.
    private async Task<Run[]> RoundAsync(int round)
    {
        var entries = one.Entries.ToArray();
        var runs = new Run[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var next = (round + i) % entries.Length;
            runs[next] = await Run.MeasureAsync(entries[next], _contenders[next], one.Operations);
        }

        return runs;
    }
}
