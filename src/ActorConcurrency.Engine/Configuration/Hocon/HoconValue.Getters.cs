using System.Globalization;
using System.Numerics;

namespace Akka.Configuration.Hocon;

public partial class HoconValue
{
    /// <summary>The text.</summary>
    /// <returns><c>null</c> for the HOCON null, and if this is an object or an array.</returns>
    public string? GetString() => IsString() ? Values is [var only] ? only.GetString() : string.Concat(Values.Select(value => value.GetString())) : null;

    /// <summary>The truth value: <c>true</c> or <c>on</c>, <c>false</c> or <c>off</c>; also HOCON's <c>yes</c> and <c>no</c>.</summary>
    /// <exception cref="NotSupportedException">It is anything else.</exception>
    public bool GetBoolean() => GetString() switch
    {
        "true" or "on" or "yes" => true,
        "false" or "off" or "no" => false,
        var other => throw new NotSupportedException($"Unknown boolean format: {other ?? ToString()}"),
    };

    /// <summary>The number.</summary>
    /// <exception cref="FormatException">It is no whole number.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public int GetInt() => Number<int>(NumberStyles.Integer);

    /// <summary>The number.</summary>
    /// <exception cref="FormatException">It is no whole number.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public long GetLong() => Number<long>(NumberStyles.Integer);

    /// <summary>The number.</summary>
    /// <exception cref="FormatException">It is no whole number.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public byte GetByte() => Number<byte>(NumberStyles.Integer);

    /// <summary>The number, with a decimal point and perhaps an exponent.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public double GetDouble() => Number<double>(NumberStyles.Float | NumberStyles.AllowThousands);

    /// <summary>The number, with a decimal point and perhaps an exponent.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public float GetFloat() => Number<float>(NumberStyles.Float | NumberStyles.AllowThousands);

    /// <summary>The number, with a decimal point.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public decimal GetDecimal() => Number<decimal>(NumberStyles.Number);

    /// <summary>The span of time: a number with a unit from <c>ns</c> to <c>weeks</c>, a bare number of milliseconds, or <c>infinite</c>.</summary>
    /// <param name="allowInfinite">Whether <c>infinite</c> is a span, namely <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="FormatException">It is no span of time, or a negative one.</exception>
    /// <exception cref="OverflowException">It is longer than a <see cref="TimeSpan"/> can be.</exception>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) => Duration.Parse(RequireText("a span of time"), allowInfinite);

    /// <summary>The size in bytes: a whole number, perhaps with a unit such as <c>kB</c> (1000) or <c>KiB</c> and <c>K</c> (1024).</summary>
    /// <returns><c>null</c> if it is empty, the HOCON null, an object or an array.</returns>
    /// <exception cref="FormatException">It is no size.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public long? GetByteSize() => GetString() is { Length: > 0 } text ? ByteSize.Parse(text) : null;

    /// <summary>The elements. An object whose keys are whole numbers counts as an array in the order of these numbers.</summary>
    /// <returns>Nothing if it is a text or another object.</returns>
    public IList<HoconValue> GetArray()
    {
        if (IsArray())
            return Values is [var only] ? only.GetArray() : Values.SelectMany(value => value.GetArray()).ToList();

        return GetObject() is { } fields ? NumericKeys.InOrder(fields.Items) : [];
    }

    /// <summary>The elements as texts; nothing if it is no array. An element that is no text shows as <c>null</c>.</summary>
    public IList<string> GetStringList() => List(value => value.GetString()!);

    /// <summary>The elements as <see cref="GetBoolean"/> reads them; nothing if it is no array.</summary>
    /// <exception cref="NotSupportedException">An element is no truth value.</exception>
    public IList<bool> GetBooleanList() => List(value => value.GetBoolean());

    /// <summary>The elements as <see cref="GetInt"/> reads them; nothing if it is no array.</summary>
    /// <exception cref="FormatException">An element is no whole number.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public IList<int> GetIntList() => List(value => value.GetInt());

    /// <summary>The elements as <see cref="GetLong"/> reads them; nothing if it is no array.</summary>
    /// <exception cref="FormatException">An element is no whole number.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public IList<long> GetLongList() => List(value => value.GetLong());

    /// <summary>The elements as <see cref="GetByte"/> reads them; nothing if it is no array.</summary>
    /// <exception cref="FormatException">An element is no whole number.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public IList<byte> GetByteList() => List(value => value.GetByte());

    /// <summary>The elements as <see cref="GetDouble"/> reads them; nothing if it is no array.</summary>
    /// <exception cref="FormatException">An element is no number.</exception>
    public IList<double> GetDoubleList() => List(value => value.GetDouble());

    /// <summary>The elements as <see cref="GetFloat"/> reads them; nothing if it is no array.</summary>
    /// <exception cref="FormatException">An element is no number.</exception>
    public IList<float> GetFloatList() => List(value => value.GetFloat());

    /// <summary>The elements as <see cref="GetDecimal"/> reads them; nothing if it is no array.</summary>
    /// <exception cref="FormatException">An element is no number.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public IList<decimal> GetDecimalList() => List(value => value.GetDecimal());

    private List<T> List<T>(Converter<HoconValue, T> read) => GetArray().Select(value => read(value)).ToList();

    private T Number<T>(NumberStyles style) where T : INumberBase<T> =>
        T.Parse(RequireText("a number"), style, CultureInfo.InvariantCulture);

    private string RequireText(string what) =>
        GetString() ?? throw new FormatException($"Expected {what} instead of {(IsString() ? "null" : ToString())}");
}
