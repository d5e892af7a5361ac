namespace ActorConcurrency.Comparison;

/// <summary>A logarithmic axis of a drawing: from a power of ten to a power of ten.</summary>
internal sealed class Axis
{
    private readonly int _first;
    private readonly int _last;
    private readonly double _from;
    private readonly double _to;

    /// <param name="values">What has to fit; above zero.</param>
    /// <param name="from">Where the least stands.</param>
    /// <param name="to">Where the greatest stands.</param>
    public Axis(IEnumerable<double> values, double from, double to)
    {
        var logs = values.Where(value => value > 0).Select(Math.Log10).DefaultIfEmpty(0).ToList();
        (_first, _last) = ((int)Math.Floor(logs.Min()), (int)Math.Ceiling(logs.Max()));
        if (_last == _first) _last++;
        (_from, _to) = (from, to);
    }

    /// <summary>The powers of ten on it.</summary>
    public IEnumerable<double> Marks => Enumerable.Range(_first, _last - _first + 1).Select(power => Math.Pow(10, power));

    /// <summary>A power of ten in few letters, for example <c>10k</c>.</summary>
    public static string Name(double mark) => mark switch
    {
        >= 1e6 => FormattableString.Invariant($"{mark / 1e6:0}M"),
        >= 1e3 => FormattableString.Invariant($"{mark / 1e3:0}k"),
        _ => FormattableString.Invariant($"{mark:0.###}"),
    };

    /// <summary>Where a value stands.</summary>
    public double Place(double value) => _from + (_to - _from) * (Math.Log10(Math.Max(value, double.Epsilon)) - _first) / (_last - _first);
}
