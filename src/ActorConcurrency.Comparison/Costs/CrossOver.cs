using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Who of two gets more done.</summary>
public enum CostOutcome
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The second.</summary>
    Second,

    /// <summary>Neither: their medians differ by less than <see cref="CrossOver.LeastEffect"/> says.</summary>
    Same,

    /// <summary>Not known: the medians differ, but a Mann-Whitney U test at 1 % cannot tell the rounds apart by the least effect.</summary>
    TooNoisy,
}

/// <summary>Two contenders over the sweep: where one wins and where the other. Immutable.</summary>
/// <param name="First">The lock or the primitive.</param>
/// <param name="FirstSide">Its side.</param>
/// <param name="Second">The actor.</param>
/// <param name="SecondSide">Its side.</param>
/// <param name="Cells">Who wins in each cell.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record CrossOver(string First, Side FirstSide, string Second, Side SecondSide, ImmutableArray<CrossOverCell> Cells, string Sentence)
{
    /// <summary>Medians that differ by less than this factor count as the same: 1.1.</summary>
    public const double LeastEffect = 1.1;

    /// <summary>Each lock and each primitive against each actor. Pure.</summary>
    /// <param name="rows">The sweep.</param>
    public static ImmutableArray<CrossOver> Of(ImmutableArray<ThroughputFigure> rows)
    {
        var contenders = rows.GroupBy(row => (row.Side, row.Name)).ToArray();
        return
        [
            .. from first in contenders
               where first.Key.Side is Side.Lock or Side.DotNet
               from second in contenders
               where second.Key.Side is Side.Actor or Side.Direct
               select Between([.. first], [.. second]),
        ];
    }

    private static CrossOver Between(ThroughputFigure[] first, ThroughputFigure[] second)
    {
        ImmutableArray<CrossOverCell> cells =
        [
            .. from one in first
               join other in second on (one.Participants, one.HoldMicroseconds) equals (other.Participants, other.HoldMicroseconds)
               orderby one.HoldMicroseconds, one.Participants
               select CrossOverCell.Of(one, other),
        ];
        var (a, b) = (first[0], second[0]);
        return new CrossOver(a.Name, a.Side, b.Name, b.Side, cells, CrossOverText.Sentence(NameOf(a), NameOf(b), cells));
    }

    private static string NameOf(ThroughputFigure row) => CostText.Head(row.Side, row.Name);
}

/// <summary>Two contenders in one cell of the sweep. Immutable.</summary>
/// <param name="Participants">How many take part.</param>
/// <param name="HoldMicroseconds">The hold time.</param>
/// <param name="Outcome">Who wins.</param>
/// <param name="Factor">The larger median by the smaller one: 1 or more.</param>
public sealed record CrossOverCell(int Participants, double HoldMicroseconds, CostOutcome Outcome, double Factor)
{
    internal static CrossOverCell Of(ThroughputFigure first, ThroughputFigure second)
    {
        var factor = Math.Max(first.PerSecond, second.PerSecond) / Math.Max(Math.Min(first.PerSecond, second.PerSecond), double.Epsilon);
        return new CrossOverCell(first.Participants, first.HoldMicroseconds, Compare(first, second, factor), factor);
    }

    private static CostOutcome Compare(ThroughputFigure first, ThroughputFigure second, double factor)
    {
        if (factor < CrossOver.LeastEffect) return CostOutcome.Same;
        return Paces.Of(first.RoundsNs, second.RoundsNs, CrossOver.LeastEffect - 1) switch
        {
            Pace.Faster => CostOutcome.First,
            Pace.Slower => CostOutcome.Second,
            _ => CostOutcome.TooNoisy,
        };
    }
}
