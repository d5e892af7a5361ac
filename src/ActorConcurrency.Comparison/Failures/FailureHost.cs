using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>The child's end of a failure matrix: tries the cells that it is told and leaves. Thread-safe.</summary>
internal static class FailureHost
{
    /// <summary>The option that names a cell; may be repeated.</summary>
    public const string CellOption = "--cell";

    /// <summary>The option for how long no progress counts as a hang, in seconds.</summary>
    public const string HangAfterOption = "--hang-after";

    /// <summary>The option with which a process is the second one of a cell, and what its program tells it.</summary>
    public const string ElsewhereOption = "--elsewhere";

    /// <summary>Tries cells, one after the other; what comes of them is told as events. What hangs is ended from outside, with this process.</summary>
    /// <param name="host">Tells the events.</param>
    /// <param name="scenario">The recipe's scenario.</param>
    /// <param name="cells">The cells' names, each a row and a side, for example <c>holder throws/original</c>. Unknown ones are passed over.</param>
    /// <param name="hangAfter">How long no progress counts as a hang.</param>
    /// <param name="createSystem">Makes the actor system if a cell needs one.</param>
    public static async Task RunAsync(TrialHost host, Scenario scenario, IReadOnlyList<string> cells, TimeSpan hangAfter, Func<ActorSystem> createSystem)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(createSystem);

        var declared = scenario.Failures;
        await using var runner = new CellRunner(createSystem, hangAfter, endsHangs: false);
        foreach (var name in cells)
        {
            if (declared.FirstOrDefault(item => item.ToString() == name) is not { } tried) continue;
            runner.Prepare(tried);
            host.Send(new TrialEvent.CellBegins(name));
            var cell = await runner.RunAsync(tried, fact => host.Send(new TrialEvent.CellFact(fact)), CancellationToken.None).ConfigureAwait(false);
            host.Send(new TrialEvent.CellOver(cell));
        }

        host.Send(new TrialEvent.Ended());
    }

    /// <summary>Is the second process of a cell: does what is declared of it, tells what comes of it, and stays until it is ended.</summary>
    /// <param name="host">Tells it.</param>
    /// <param name="scenario">The recipe's scenario.</param>
    /// <param name="cell">The cell's name.</param>
    /// <param name="told">What the program of the cell tells it.</param>
    /// <exception cref="InvalidOperationException">There is no such cell, or it has no second process.</exception>
    public static async Task RunElsewhereAsync(TrialHost host, Scenario scenario, string cell, string told)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(scenario);

        var elsewhere = scenario.Failures.FirstOrDefault(item => item.ToString() == cell)?.Elsewhere;
        if (elsewhere is null) throw new InvalidOperationException($"The cell '{cell}' of {scenario.Recipe} has no second process.");
        host.Send(new TrialEvent.CellFact(await elsewhere(LaboratoryActors.CreateNetworked(), told).ConfigureAwait(false)));
        await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
    }

    internal static IReadOnlyList<string> ElsewhereArguments(string recipe, FailureCase tried, string told) =>
        ["--recipe", recipe, CellOption, tried.ToString(), ElsewhereOption, told];

    internal static IReadOnlyList<string> Arguments(string recipe, FailureOptions options, IEnumerable<FailureCase> cases) =>
    [
        "--recipe", recipe, HangAfterOption, FormattableString.Invariant($"{options.HangAfter.TotalSeconds}"),
        .. cases.SelectMany(item => new[] { CellOption, item.ToString() }),
    ];
}
