using System.Globalization;
using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>
/// Many small histories of one recipe. How many is a number and not a time, so that a busy machine checks as much as an idle one.
/// <c>AC_HISTORIES=100</c> plays a hundred times as many; <c>AC_HISTORY_SEED=4711</c> plays that one program, a thousand times.
/// </summary>
/// <remarks>
/// A seed gives the same program each time. The schedule is the machine's, so a failure may need many replays to come back, or may not come back.
/// </remarks>
internal sealed class Histories(ITestOutputHelper output)
{
    public const string Multiplier = "AC_HISTORIES";
    public const string Seed = "AC_HISTORY_SEED";

    private const int FirstSeed = 20201225;
    private const int Replays = 1000;

    /// <summary>Plays trials until one breaks a promise.</summary>
    /// <param name="count">How many by default.</param>
    /// <param name="make">Makes the trial of a seed; it has one program only.</param>
    /// <param name="atOnce">How many run at the same time; several where trials wait for a real clock.</param>
    /// <exception cref="HistoryException">One did. The message has its seed, program and history.</exception>
    public async Task PlayAsync(int count, Func<int, Trial> make, int atOnce = 1)
    {
        var tally = new Tally();
        var fixedSeed = Number(Seed);
        var trials = (fixedSeed is null ? count : Replays) * (Number(Multiplier) ?? 1);
        output.WriteLine($"{trials} histories from the seed {fixedSeed ?? FirstSeed} on.");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, trials), new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (played, _) => tally.Count(await PlayAsync(make(fixedSeed ?? FirstSeed + played))));
        output.WriteLine(tally.ToString());
        if (trials >= 500 && fixedSeed is null) tally.AssertThatEverythingHappened();
    }

    /// <summary>Plays trials of something that is broken on purpose, and fails if none of them tells.</summary>
    /// <param name="count">How many at most: as many as of what is whole.</param>
    /// <param name="make">Makes the trial of a seed.</param>
    public async Task CatchAsync(int count, Func<int, Trial> make)
    {
        for (var played = 1; played <= count; played++)
        {
            if (await Record.ExceptionAsync(() => PlayAsync(make(FirstSeed + played))) is not HistoryException caught) continue;
            output.WriteLine($"Caught by history {played}. {caught.Message}");
            return;
        }

        Assert.Fail($"{count} histories did not tell that it is broken.");
    }

    private static async Task<Trial> PlayAsync(Trial trial)
    {
        await using (trial)
        {
            trial.Prepare();
            try
            {
                await Run.PlayAsync(trial);
            }
            catch (Exception broken)
            {
                throw new HistoryException(Describe(trial, broken));
            }
        }

        return trial;
    }

    private static string Describe(Trial trial, Exception broken) => string.Join('\n',
    [
        $"{trial.GetType().Name}, seed {trial.Seed}: {(broken is HistoryException ? broken.Message : broken)}",
        "", $"It began with {trial.Initial}.", "Who was to do what:",
        .. trial.Programs.Select((program, number) => $"  participant {number}: {string.Join("; ", program.AsEnumerable())}"),
        "What they saw, in the order of the calls; times count calls and returns:",
        .. trial.History.Select(operation => $"  {operation}"),
        "", $"To play this program again: {Seed}={trial.Seed} dotnet test --filter NAME-OF-THE-TEST. The program will be the same, the schedule may not be.",
    ]);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
