using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Where a run of races is. Immutable.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Race">The race.</param>
/// <param name="Contender">Who runs it right now.</param>
internal sealed record RaceNews(string Recipe, string Race, string Contender);

/// <summary>Runs races and counts their outcomes, in this process. Thread-safe.</summary>
internal static class RaceTables
{
    private const int MostParticipants = 3;

    // Long enough that only somebody who is stuck exceeds it, and not one whose machine is busy.
    private static readonly TimeSpan Stuck = 2 * Patience.Default;

    /// <summary>Runs the races of each scenario that declares some.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="budget">How often each contender runs; <see cref="RaceBudget.Quick"/> by default.</param>
    /// <param name="sides">Who runs; all sides by default.</param>
    /// <param name="seed">Where random numbers start; 1 by default. The same seed gives the same delays; which outcome a run has is up to the machine.</param>
    /// <param name="progress">Told who runs right now; one call at a time.</param>
    /// <param name="cancellationToken">Ends it early: what is counted by then is given, marked as not complete.</param>
    /// <returns>The tables, in the order of the scenarios; none of those that were not begun, or that nobody of these sides runs.</returns>
    public static async Task<ImmutableArray<RaceTable>> RunAsync(
        IEnumerable<Scenario> scenarios, RaceBudget? budget = null, IReadOnlyCollection<Side>? sides = null, int seed = 1,
        Action<RaceNews>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        bool IsPlanned(Race race) => sides is null || race.Contenders.Any(contender => sides.Contains(contender.Side));
        var system = LaboratoryActors.CreateSystem();
        try
        {
            await using var course = new Course(system, budget ?? RaceBudget.Quick, sides ?? Sides.All, seed, progress, Stuck);
            var tables = ImmutableArray.CreateBuilder<RaceTable>();
            foreach (var (recipe, race) in scenarios.SelectMany(scenario => scenario.Races.Where(IsPlanned).Select(race => (scenario.Recipe, race))))
                if (!cancellationToken.IsCancellationRequested) tables.Add(await course.RunAsync(recipe, race, cancellationToken).ConfigureAwait(false));
            return tables.ToImmutable();
        }
        finally
        {
            await LaboratoryActors.StopAsync(system).ConfigureAwait(false);
        }
    }

    /// <summary>The threads and the actor system on which races are run one after the other.</summary>
    internal sealed class Course(
        ActorSystem system, RaceBudget budget, IReadOnlyCollection<Side> sides, int seed, Action<RaceNews>? progress, TimeSpan patience) : IAsyncDisposable
    {
        private readonly Lazy<ActorSystem> _stepped = new(SteppedDispatcher.CreateSystem);
        private Crew _crew = new(MostParticipants);

        public async Task<RaceTable> RunAsync(string recipe, Race race, CancellationToken cancellation)
        {
            var since = Stopwatch.GetTimestamp();
            var results = new List<(RaceContender, RaceCounts)>();
            foreach (var contender in race.Contenders.Where(contender => sides.Contains(contender.Side)))
            {
                if (cancellation.IsCancellationRequested) break;
                progress?.Invoke(new RaceNews(recipe, race.Name, contender.Name));
                results.Add((contender, await RunAsync(race, contender, cancellation).ConfigureAwait(false)));
            }

            return RaceJudge.Judge(recipe, race, results, seed, !cancellation.IsCancellationRequested, Stopwatch.GetElapsedTime(since).TotalSeconds);
        }

        public async ValueTask DisposeAsync()
        {
            _crew.Dispose();
            if (_stepped.IsValueCreated) await LaboratoryActors.StopAsync(_stepped.Value).ConfigureAwait(false);
        }

        private async Task<RaceCounts> RunAsync(Race race, RaceContender contender, CancellationToken cancellation)
        {
            var orders = contender.Side == Side.Actor ? await new OrderSearch(contender, _stepped.Value, patience).RunAsync(cancellation).ConfigureAwait(false) : null;
            var since = Stopwatch.GetTimestamp();
            var counts = await new RaceTrack(race, contender, system, seed, patience).RunAsync(_crew, budget, cancellation).ConfigureAwait(false);
            if (counts.Seen.ContainsKey(RaceTrack.NoEnd)) ReplaceCrew();
            return counts with { Seconds = Stopwatch.GetElapsedTime(since).TotalSeconds, Orders = orders };
        }

        // Somebody of it is stuck. A background thread does not keep the process.
        private void ReplaceCrew()
        {
            _crew.Dispose();
            _crew = new Crew(MostParticipants);
        }
    }
}
