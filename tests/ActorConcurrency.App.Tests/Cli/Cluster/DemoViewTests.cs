using ActorConcurrency.Cli;
using Spectre.Console.Testing;

namespace ActorConcurrency.App.Tests;

/// <summary>What is seen of a run while it goes on.</summary>
public sealed class DemoViewTests
{
    private static readonly Figures Read = new(2, 0, 2, 1234567, 1234565, 0) { Waiters = ["", "x", ""] };

    [Fact]
    public void In_sixty_columns_the_table_has_names_holders_waiters_tokens_and_nodes_with_their_state()
    {
        var console = new TestConsole().Width(60);

        console.Write(DemoView.Table(Running(), height: 24));

        Assert.All(console.Lines, line => Assert.InRange(line.TrimEnd().Length, 0, 60));
        Assert.Contains(console.Lines, line => Words(line) is ["licences-1", "2", "3", "1234567", "n1"]);
        Assert.Contains(console.Lines, line => Words(line) is ["n1.1", "up", ..]);
        Assert.Contains(console.Lines, line => Words(line) is ["n2.1", "frozen", ..]);
    }

    [Fact]
    public void Names_that_have_no_room_are_counted()
    {
        var console = new TestConsole().Width(60);

        console.Write(DemoView.Table(Running(names: 30), height: 24));

        Assert.InRange(console.Lines.Count, 1, 24);
        Assert.Contains("and 18 more", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_it_is_a_line() =>
        Assert.EndsWith("n1 up, n2 frozen; licences-1: 2 held, 3 wait, token 1234567; 0/s", DemoView.Line(Running()), StringComparison.Ordinal);

    // A grant that is long ago is in no rate.
    private static ClusterDemo Running(int names = 1)
    {
        var demo = new ClusterDemo(new Comparison.ChildCommand("nothing", []), new DemoOptions { Names = names }, _ => { });
        HistoryLine Line(string process, HistoryKind kind) => new() { At = -10_000_000, Process = process, Kind = kind, Name = demo.Names[0] };
        HistoryLine[] lines =
        [
            Line("n1.1", HistoryKind.Started), Line("n1.1", HistoryKind.Ready), Line("n1.1", HistoryKind.Has), Line("n2.1", HistoryKind.Started), Line("n2.1", HistoryKind.Frozen),
            Line("n1.1", HistoryKind.Granted) with { Token = 1234567 }, Line("n1.1", HistoryKind.Read) with { At = 1, Figures = Read },
        ];
        foreach (var line in lines) demo.Journal.Add(line);
        return demo;
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
