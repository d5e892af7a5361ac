using Akka.Configuration.Hocon;
using Akka.Util.Internal;

namespace Akka.Configuration;

public partial class Config
{
    /// <summary>Whether there is a value at the path. The HOCON null is one.</summary>
    /// <param name="path">The dotted path.</param>
    public virtual bool HasPath(string path) => GetValue(path) is not null;

    /// <summary>The value at the path, of whatever kind.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns><c>null</c> if there is none.</returns>
    public HoconValue? GetValue(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        HoconValue? value = Root;
        foreach (var part in DottedPath.Split(path))
            value = value?.GetChildObject(part);

        return value;
    }

    /// <summary>The part of the configuration below a path.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns><c>null</c> if there is nothing; a configuration over a text or an array if that is there.</returns>
    public virtual Config? GetConfig(string path) => GetValue(path)?.ToConfig();

    /// <summary>The text at the path.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value.</param>
    /// <returns><c>null</c> also for the HOCON null, an object or an array.</returns>
    [return: global::System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(@default))]
    public virtual string? GetString(string path, string? @default = null) => Read(path, value => value.GetString(), @default);

    /// <summary>The truth value at the path: <c>true</c>, <c>on</c>, <c>false</c> or <c>off</c>.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value.</param>
    /// <exception cref="NotSupportedException">It is something else.</exception>
    public virtual bool GetBoolean(string path, bool @default = false) => Read(path, value => value.GetBoolean(), @default);

    /// <summary>The whole number at the path.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public virtual int GetInt(string path, int @default = 0) => Read(path, value => value.GetInt(), @default);

    /// <summary>The whole number at the path.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public virtual long GetLong(string path, long @default = 0) => Read(path, value => value.GetLong(), @default);

    /// <summary>The number at the path, with a decimal point whatever the culture.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public virtual float GetFloat(string path, float @default = 0) => Read(path, value => value.GetFloat(), @default);

    /// <summary>The number at the path, with a decimal point whatever the culture.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public virtual double GetDouble(string path, double @default = 0) => Read(path, value => value.GetDouble(), @default);

    /// <summary>The number at the path, with a decimal point whatever the culture.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public virtual decimal GetDecimal(string path, decimal @default = 0) => Read(path, value => value.GetDecimal(), @default);

    /// <summary>The span of time at the path: a number with a unit (<c>500ms</c>, <c>1.5 minutes</c>), a bare number of milliseconds, or <c>infinite</c>.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="default">Returned if there is no value; <c>null</c> for zero.</param>
    /// <param name="allowInfinite">Whether <c>infinite</c> is a span, namely <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="FormatException">It is something else, or negative.</exception>
    /// <exception cref="OverflowException">It is longer than a <see cref="TimeSpan"/> can be.</exception>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Read(path, value => value.GetTimeSpan(allowInfinite), @default.GetValueOrDefault());

    /// <summary>The size in bytes at the path: a whole number, perhaps with a unit (<c>10 MB</c>, <c>64KiB</c>).</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns><c>null</c> if there is no value, or an empty one.</returns>
    /// <exception cref="FormatException">It is something else.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public virtual long? GetByteSize(string path) => GetByteSize(path, def: null);

    /// <summary>The size in bytes at the path: a whole number, perhaps with a unit (<c>10 MB</c>, <c>64KiB</c>).</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="def">Returned if there is no value.</param>
    /// <returns><c>null</c> also for an empty value.</returns>
    /// <exception cref="FormatException">It is something else.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public virtual long? GetByteSize(string path, long? def = null) => Read(path, value => value.GetByteSize(), def);

    /// <summary>The array at the path, as texts.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    public virtual IList<string> GetStringList(string path) => GetStringList(path, []);

    /// <summary>The array at the path, as texts.</summary>
    /// <param name="path">The dotted path.</param>
    /// <param name="defaultPaths">Returned if there is no value.</param>
    /// <returns>Nothing if there is a value that is no array.</returns>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) => Read<IList<string>>(path, value => value.GetStringList(), defaultPaths);

    /// <summary>The array at the path, as truth values.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    /// <exception cref="NotSupportedException">An element is something else.</exception>
    public virtual IList<bool> GetBooleanList(string path) => Read(path, value => value.GetBooleanList(), []);

    /// <summary>The array at the path, as whole numbers.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    /// <exception cref="FormatException">An element is something else.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public virtual IList<int> GetIntList(string path) => Read(path, value => value.GetIntList(), []);

    /// <summary>The array at the path, as whole numbers.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    /// <exception cref="FormatException">An element is something else.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public virtual IList<long> GetLongList(string path) => Read(path, value => value.GetLongList(), []);

    /// <summary>The array at the path, as bytes.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    /// <exception cref="FormatException">An element is something else.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public virtual IList<byte> GetByteList(string path) => Read(path, value => value.GetByteList(), []);

    /// <summary>The array at the path, as numbers.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    /// <exception cref="FormatException">An element is something else.</exception>
    public virtual IList<float> GetFloatList(string path) => Read(path, value => value.GetFloatList(), []);

    /// <summary>The array at the path, as numbers.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    /// <exception cref="FormatException">An element is something else.</exception>
    public virtual IList<double> GetDoubleList(string path) => Read(path, value => value.GetDoubleList(), []);

    /// <summary>The array at the path, as numbers.</summary>
    /// <param name="path">The dotted path.</param>
    /// <returns>Nothing if there is no array.</returns>
    /// <exception cref="FormatException">An element is something else.</exception>
    /// <exception cref="OverflowException">An element does not fit.</exception>
    public virtual IList<decimal> GetDecimalList(string path) => Read(path, value => value.GetDecimalList(), []);

    // An error names the path, which the value itself does not know.
    private T Read<T>(string path, Func<HoconValue, T> read, T missing)
    {
        if (GetValue(path) is not { } value)
            return missing;

        try
        {
            return read(value);
        }
        catch (FormatException error)
        {
            throw new FormatException($"{path}: {error.Message}", error);
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"{path}: {error.Message}", error);
        }
        catch (NotSupportedException error)
        {
            throw new NotSupportedException($"{path}: {error.Message}", error);
        }
    }
}
