using System.Globalization;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>Shows how a run of the demo gets on, until it is disposed: a table that changes in place on a terminal, a line a second elsewhere.</summary>
internal sealed class DemoView : IAsyncDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan OneLine = TimeSpan.FromSeconds(1);

    // Lines that are no rows: the first one, the tables' heads and edges, and what tells of names without a line.
    private const int Frame = 10;

    private readonly CancellationTokenSource _end = new();
    private readonly Task _drawing;

    private DemoView(Func<CancellationToken, Task> draw) => _drawing = draw(_end.Token);

    /// <param name="console">Where to show it.</param>
    /// <param name="demo">What.</param>
    /// <param name="quiet">Whether nothing else is written there.</param>
    public static DemoView On(IAnsiConsole console, ClusterDemo demo, bool quiet) =>
        quiet && console.Profile.Capabilities is { Interactive: true, Ansi: true }
            ? new(end => console.Live(Table(demo, console.Profile.Height)).AutoClear(true).StartAsync(display => EachAsync(Redraw, () => display.UpdateTarget(Table(demo, console.Profile.Height)), end)))
            : new(end => EachAsync(OneLine, () => console.WriteLine(Line(demo)), end));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _drawing;
        _end.Dispose();
    }

    /// <summary>How things stand, in a line.</summary>
    public static string Line(ClusterDemo demo) => demo.Journal.See(state =>
    {
        var now = demo.Journal.Now;
        var nodes = string.Join(", ", state.Nodes.Select(node => $"{node.Node} {node.Word}"));
        var name = state.Of(demo.Names[0]);
        var more = demo.Names.Length > 1 ? $" (+{demo.Names.Length - 1})" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Moment.Seconds(now):0} s: {nodes}; {DemoOptions.Short(name.Name)}{more}: {name.Figures?.Held ?? 0} held, {name.Figures?.Waiters.Length ?? 0} wait, token {name.LastToken}; {state.Rate(now)}/s");
    });

    /// <summary>How things stand, as tables that fit in 60 columns.</summary>
    /// <param name="demo">The run.</param>
    /// <param name="height">How many lines there are.</param>
    public static Rows Table(ClusterDemo demo, int height) => demo.Journal.See(state =>
    {
        var now = demo.Journal.Now;
        var nodes = Nodes(state, now);
        var room = Math.Max(1, height - nodes.Rows.Count - Frame);
        return new Rows(
            new Text(string.Create(CultureInfo.InvariantCulture, $"{Moment.Seconds(now):0} s: {state.Rate(now)} grants/s, {state.Grants} grants, {state.Faults} faults")),
            Names(state, demo.Names, room),
            nodes);
    });

    private static Table Names(RunState state, IReadOnlyList<string> names, int room)
    {
        var table = New("name", "held", "wait", "token", "on");
        foreach (var name in names.Take(room).Select(state.Of))
        {
            var figures = name.Figures;
            table.AddRow(
                DemoOptions.Short(name.Name), Number(figures?.Held), Number(figures?.Waiters.Length + figures?.More), Number(name.LastToken), state.HostOf(name.Name)?.Node ?? "?");
        }

        if (names.Count > room) table.AddRow($"and {names.Count - room} more");
        return table;
    }

    private static Table Nodes(RunState state, long now)
    {
        var table = New("node", "state", "since", "grants/s", "names");
        foreach (var node in state.Nodes)
            table.AddRow(
                node.Process, node.Word == NodeState.Up ? $"[green]{node.Word}[/]" : $"[yellow]{node.Word}[/]",
                string.Create(CultureInfo.InvariantCulture, $"{Moment.Seconds(now - node.Since):0} s"), Number(state.Rate(now, node.Node)),
                Number(node.Names.Count(name => name.Length > 0)));
        return table;
    }

    private static Table New(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns) table.AddColumn(column);
        return table;
    }

    private static string Number(long? number) => number is { } there ? there.ToString(CultureInfo.InvariantCulture) : "?";

    private static async Task EachAsync(TimeSpan period, Action show, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            show();
            await Task.Delay(period, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
