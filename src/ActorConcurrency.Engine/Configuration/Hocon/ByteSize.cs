using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Sizes in bytes as HOCON writes them.</summary>
internal static class ByteSize
{
    private static readonly Dictionary<string, decimal> Units = MakeUnits();

    /// <summary>Reads a size. A fraction of a larger unit is cut to whole bytes.</summary>
    public static long Parse(string text)
    {
        var (number, unit) = Quantity.Split(text);
        if (!Units.TryGetValue(unit, out var factor))
            throw new FormatException($"{unit} is not a valid byte size suffix");

        var count = decimal.Parse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return (long)(count * factor);
    }

    private static Dictionary<string, decimal> MakeUnits()
    {
        var units = new Dictionary<string, decimal> { [""] = 1, ["b"] = 1, ["B"] = 1, ["byte"] = 1, ["bytes"] = 1 };
        Add("k", "kilo", "kibi", 1);
        Add("m", "mega", "mebi", 2);
        Add("g", "giga", "gibi", 3);
        Add("t", "tera", "tebi", 4);
        Add("p", "peta", "pebi", 5);
        Add("e", "exa", "exbi", 6);
        Add("z", "zetta", "zebi", 7);
        Add("y", "yotta", "yobi", 8);
        return units;

        void Add(string letter, string decimalPrefix, string binaryPrefix, int power)
        {
            decimal thousands = 1, binary = 1;
            for (var i = 0; i < power; i++)
                (thousands, binary) = (thousands * 1000, binary * 1024);

            var capital = letter.ToUpperInvariant();
            foreach (var name in (string[])[letter, capital, capital + "i", capital + "iB", binaryPrefix + "byte", binaryPrefix + "bytes"])
                units.Add(name, binary);
            foreach (var name in (string[])[power == 1 ? "kB" : capital + "B", decimalPrefix + "byte", decimalPrefix + "bytes"])
                units.Add(name, thousands);
        }
    }
}
