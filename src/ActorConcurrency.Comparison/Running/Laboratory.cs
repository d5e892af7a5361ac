using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Runs scenarios on all their sides and judges the outcome. What waits, or is run too seldom for a duration, runs at the same time, longest
/// first; what is timed runs after it, alone. Thread-safe.
/// </summary>
/// <param name="runner">Carries out the trials.</param>
/// <param name="options">What to run and how; everything at time scale 0.2 by default.</param>
internal sealed class Laboratory(ITrialRunner runner, LaboratoryOptions? options = null)
{
    private readonly LaboratoryOptions _options = options ?? new LaboratoryOptions();

    /// <summary>The trials that a comparison of <paramref name="scenarios"/> consists of, in the order of the report.</summary>
    /// <param name="scenarios">The scenarios.</param>
    public ImmutableArray<TrialOrder> Plan(IEnumerable<Scenario> scenarios) =>
    [
        .. from scenario in scenarios
           from experiment in scenario.Experiments
           where _options.Experiments.Count > 0 ? _options.Experiments.Any(name => Same(name, experiment.Name)) : _options.Kinds.Contains(experiment.Kind)
           from contender in experiment.Contenders
           where _options.Sides.Contains(contender.Side)
           where _options.Contender is null || Same(_options.Contender, contender.Name)
           // Direct when idle is a row of cost: where a run waits, there is none to tell.
           where contender.Side != Side.Direct || experiment.Load == Load.Computing
           select new TrialOrder(scenario, Repeated(experiment), contender, _options.Settings),
    ];

    /// <summary>Runs the comparison.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="news">Told of what happens while it runs; one call at a time.</param>
    /// <param name="cancellationToken">Ends every run by force; nothing of it is left when the task is cancelled.</param>
    /// <returns>The judged report: of everything, or of what had run when <see cref="LaboratoryOptions.Stop"/> was cancelled.</returns>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public async Task<ComparisonReport> RunAsync(
        IEnumerable<Scenario> scenarios, Action<TrialNews>? news = null, CancellationToken cancellationToken = default)
    {
        var plan = Plan(scenarios);
        var records = new TrialRecord?[plan.Length];
        var tell = OneAtATime(news);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _options.Stop);

        Task RunAllAsync(TrialBench bench, bool alone) => Task.WhenAll(
            from index in Enumerable.Range(0, plan.Length)
            where plan[index].Experiment.IsTimed == alone
            orderby plan[index].Experiment.Seconds descending
            select RunOneAsync(bench, index));

        async Task RunOneAsync(TrialBench bench, int index)
        {
            try
            {
                records[index] = await bench.RunAsync(plan[index], either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_options.Stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                // It stands among what was not run.
            }
        }

        try
        {
            await RunAllAsync(TrialBench.ForWaiting(runner, _options.StartingAtOnce, tell), alone: false).ConfigureAwait(false);
        }
        finally
        {
            await runner.RestAsync().ConfigureAwait(false);
        }

        await RunAllAsync(TrialBench.ForComputing(runner, tell), alone: true).ConfigureAwait(false);
        return ReportBuilder.Build(plan, records, _options);
    }

    private Experiment Repeated(Experiment experiment) =>
        _options.Settings.Repeats is { } repeats && experiment.Load == Load.Computing ? experiment with { Repeats = repeats } : experiment;

    private static Action<TrialNews> OneAtATime(Action<TrialNews>? news)
    {
        var gate = new Lock();
        return item =>
        {
            lock (gate) news?.Invoke(item);
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
