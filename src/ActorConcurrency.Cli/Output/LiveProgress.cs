using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>A table that changes in place: an experiment in each row, a contender in each column. It is gone when it is disposed.</summary>
internal sealed class LiveProgress : Progress
{
    private const int CellWidth = 14;

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly ImmutableArray<TrialOrder> _plan;
    private readonly Dictionary<string, long> _since = [];
    private readonly Dictionary<string, TrialNews.Over> _over = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _drawing;
    private string _step = "";

    public LiveProgress(IAnsiConsole console, ImmutableArray<TrialOrder> plan)
    {
        _plan = plan;
        _drawing = console.Live(Draw()).AutoClear(true).StartAsync(DrawAsync);
    }

    /// <summary>How many lines it takes.</summary>
    public static int RowsOf(ImmutableArray<TrialOrder> plan) => plan.DistinctBy(order => (order.Scenario.Recipe, order.Experiment.Name)).Count() + 6;

    /// <summary>How many columns it takes.</summary>
    public static int WidthOf(ImmutableArray<TrialOrder> plan) =>
        plan.Max(order => order.Scenario.Recipe.Length + order.Experiment.Name.Length) + 5 + ((CellWidth + 2) * plan.Select(order => order.Contender.Name).Distinct().Count());

    public override void Tell(TrialNews news)
    {
        lock (_gate)
        {
            if (news is TrialNews.Starting) _since[news.Order.Name] = Stopwatch.GetTimestamp();
            if (news is TrialNews.Over over) _over[news.Order.Name] = over;
        }
    }

    // From here on it is measured in this process: whatever draws would be part of the figures.
    public override void Tell(string step)
    {
        if (step == _step) return;
        if (_step.Length == 0) Dispose();
        _step = step;
        Console.Error.WriteLine($"Now {step}");
    }

    public override void Dispose()
    {
        if (_drawing.IsCompleted) return;
        _end.Cancel();
        _drawing.Wait();
        _end.Dispose();
    }

    private async Task DrawAsync(LiveDisplayContext display)
    {
        while (!_end.IsCancellationRequested)
        {
            display.UpdateTarget(Draw());
            await Task.Delay(Refresh, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Table Draw()
    {
        lock (_gate)
        {
            var table = new Table { Border = TableBorder.Simple, Title = new TableTitle($"{_over.Count} of {_plan.Length} trials are over") };
            table.AddColumn("experiment");
            var names = _plan.Select(order => (order.Contender.Side, order.Contender.Name)).Distinct().Order().Select(contender => contender.Name).ToArray();
            foreach (var name in names) table.AddColumn(new TableColumn(name.EscapeMarkup()).Width(CellWidth));

            foreach (var experiment in _plan.GroupBy(order => (order.Scenario.Recipe, order.Experiment.Name)))
                table.AddRow([$"{experiment.Key.Recipe}/{experiment.Key.Name}".EscapeMarkup(), .. names.Select(name => Cell(experiment.FirstOrDefault(order => order.Contender.Name == name)))]);
            return table;
        }
    }

    private string Cell(TrialOrder? order)
    {
        if (order is null) return "";
        if (_over.TryGetValue(order.Name, out var over)) return $"{VerdictText.Markup(over.Verdict)} {Seconds(over.Took)}";
        return _since.TryGetValue(order.Name, out var since) ? $"runs {Seconds(Stopwatch.GetElapsedTime(since))}" : "[grey]waits[/]";
    }

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
