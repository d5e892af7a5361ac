using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>A table where its columns fit the console; else a block for each row, with a line for each cell.</summary>
/// <param name="title">What it shows; empty for nothing.</param>
/// <param name="head">The columns' names, as plain text; the first column names the row.</param>
internal sealed class FittedTable(string title, IReadOnlyList<string> head)
{
    // A cell that is longer may take several lines, but not a line for every second word.
    private const int Wordy = 24;
    private const int Gap = 2;
    private const int Edges = 2;

    private readonly List<string[]> _rows = [];

    /// <summary>Whether it takes all the width; false by default.</summary>
    public bool Expands { get; init; }

    /// <summary>A width that a column has at least, so that what is beside it wraps in the same way each time.</summary>
    public (int Column, int Width) Least { get; init; } = (-1, 0);

    /// <summary>What a block leaves out, beside what is empty; nothing by default.</summary>
    public string Omitted { get; init; } = RowText.NoFigure;

    /// <summary>Adds a row of cells, which are markup.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print(IAnsiConsole console)
    {
        if (head.Select((_, column) => LeastWidth(column) + Gap).Sum() + Edges <= console.Profile.Width) console.Write(Draw());
        else PrintBlocks(console);
    }

    private Table Draw()
    {
        var table = new Table { Border = TableBorder.Simple, Expand = Expands };
        if (title.Length > 0) table.Title = new TableTitle(title.EscapeMarkup(), Style.Plain);
        foreach (var (column, name) in head.Index()) table.AddColumn(Column(column, Broken(name).EscapeMarkup()));
        foreach (var row in _rows) table.AddRow(row);
        return table;
    }

    private TableColumn Column(int index, string name)
    {
        var column = new TableColumn(name).Padding(0, 0, Gap - 1, 0);
        if (index > 0 && _rows.TrueForAll(row => IsFigure(Markup.Remove(row[index])))) column.RightAligned();
        if (index == Least.Column) column.Width(Least.Width).NoWrap();
        return column;
    }

    private void PrintBlocks(IAnsiConsole console)
    {
        console.WriteLine();
        if (title.Length > 0) console.MarkupLine($"{title.EscapeMarkup()}:");
        foreach (var row in _rows)
        {
            console.MarkupLine($"[bold]{head[0].EscapeMarkup()}: {row[0]}[/]");
            var grid = new Grid().AddColumn(new GridColumn().PadLeft(Gap).PadRight(Gap)).AddColumn(new GridColumn().Padding(0, 0));
            foreach (var (name, cell) in head.Zip(row, (name, cell) => (name, cell)).Skip(1).Where(pair => HasText(pair.cell))) grid.AddRow(name.EscapeMarkup(), cell.Replace("\n", ", ", StringComparison.Ordinal));
            console.Write(grid);
        }
    }

    private int LeastWidth(int column)
    {
        var cells = _rows.Select(row => Pieces(Markup.Remove(row[column])).Max(piece => Math.Min(piece.Length, Wordy))).DefaultIfEmpty().Max();
        return Math.Max(column == Least.Column ? Least.Width : 0, Math.Max(cells, Broken(head[column]).Split('\n').SelectMany(line => line.Split(' ')).Max(word => word.Length)));
    }

    private bool HasText(string cell) => Markup.Remove(cell) is { Length: > 0 } text && text != RowText.NoFigure && text != Omitted;

    private static bool IsFigure(string cell) => cell.Length == 0 || char.IsDigit(cell[0]) || cell == RowText.NoFigure;

    private static string[] Pieces(string cell) => cell.Replace(" (", "\n(", StringComparison.Ordinal).Split('\n');

    private static string Broken(string name) => name.Replace(" (", "\n(", StringComparison.Ordinal).Replace(", ", ",\n", StringComparison.Ordinal);
}
