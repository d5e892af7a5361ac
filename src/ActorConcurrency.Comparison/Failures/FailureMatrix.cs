using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Tries what becomes of each recipe when something goes wrong, on all its sides. What cannot hang runs in this process, one cell after the
/// other; what can runs at the same time in a child process, and what needs a second process to kill gets one. Thread-safe.
/// </summary>
/// <param name="command">How to start a process that tries cells with <see cref="FailureHost"/>; <see langword="null"/> leaves out what may hang, or needs a second process: it is <see cref="Effect.NotRun"/>.</param>
/// <param name="options">What to try and how; everything by default.</param>
/// <param name="createSystem">Makes the actor system of a recipe; the laboratory's own by default.</param>
internal sealed class FailureMatrix(ChildCommand? command, FailureOptions? options = null, Func<ActorSystem>? createSystem = null)
{
    private readonly FailureOptions _options = options ?? new FailureOptions();
    private readonly Func<ActorSystem> _createSystem = createSystem ?? (() => LaboratoryActors.CreateSystem());

    /// <summary>Tries the cells of the scenarios, one recipe after the other.</summary>
    /// <param name="scenarios">The scenarios; those without failures have no table.</param>
    /// <param name="news">Told of what happens while it runs; one call at a time.</param>
    /// <param name="cancellationToken">Ends it: no process is left behind, and what was not tried until then is <see cref="Effect.NotRun"/>.</param>
    /// <returns>The matrix, partial if it was cancelled.</returns>
    public async Task<FailureReport> RunAsync(IEnumerable<Scenario> scenarios, Action<FailureNews>? news = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);

        var tables = ImmutableArray.CreateBuilder<FailureTable>();
        foreach (var scenario in scenarios)
        {
            var cases = scenario.Failures.Where(item => _options.Sides.Contains(item.Side)).ToImmutableArray();
            if (cases.Length > 0) tables.Add(await TryAsync(scenario.Recipe, cases, news, cancellationToken).ConfigureAwait(false) with
            {
                Absences = [.. scenario.FailureAbsences.Where(absence => _options.Sides.Contains(absence.Side))],
            });
        }

        return new FailureReport(tables.ToImmutable(), _options.HangAfter.TotalMilliseconds);
    }

    private async Task<FailureTable> TryAsync(string recipe, ImmutableArray<FailureCase> cases, Action<FailureNews>? news, CancellationToken cancellationToken)
    {
        var (since, gate, cells) = (Stopwatch.GetTimestamp(), new Lock(), new Dictionary<FailureCase, Cell>(ReferenceEqualityComparer.Instance));

        void Tell(FailureCase tried, Cell? cell)
        {
            lock (gate)
            {
                if (cell is not null) cells[tried] = cell;
                news?.Invoke(new FailureNews(recipe, tried, cell));
            }
        }

        try
        {
            await Task.WhenAll(
                TryHereAsync(recipe, cases.Where(item => !InChild(item) && item.Elsewhere is null), Tell, cancellationToken),
                // Most of the time these wait.
                TryHereAsync(recipe, cases.Where(item => item.Elsewhere is not null), Tell, cancellationToken),
                TryInChildAsync(recipe, cases.Where(InChild), Tell, cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What there is, is told; the rest is marked below.
        }

        var isPartial = cases.Any(item => !cells.ContainsKey(item)) && cancellationToken.IsCancellationRequested;
        return new FailureTable(recipe, [.. cases.Select(item => cells.GetValueOrDefault(item) ?? FailureJudge.NotRun(item, "cancelled before its turn"))],
            Stopwatch.GetElapsedTime(since).TotalMilliseconds, isPartial, _options.HangAfter.TotalMilliseconds);
    }

    private static bool InChild(FailureCase item) => item is { MayHang: true, Program: not null, Elsewhere: null };

    private async Task TryHereAsync(string recipe, IEnumerable<FailureCase> cases, Action<FailureCase, Cell?> tell, CancellationToken cancellationToken)
    {
        await using var runner = new CellRunner(_createSystem, _options.HangAfter, endsHangs: true) { Command = command, Recipe = recipe };
        foreach (var item in cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tell(item, null);
            tell(item, await runner.RunAsync(item, _ => { }, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task TryInChildAsync(string recipe, IEnumerable<FailureCase> cases, Action<FailureCase, Cell?> tell, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (command is not null)
        {
            await new ChildCells(command, recipe, _options, tell).RunAsync(cases, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var item in cases) tell(item, FailureJudge.NotRun(item, "it may hang, and no child process can be started here"));
    }
}
