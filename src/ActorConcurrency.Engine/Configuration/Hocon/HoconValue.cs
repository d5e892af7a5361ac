namespace Akka.Configuration.Hocon;

/// <summary>A value of any kind. Reading is thread-safe as long as nobody changes it.</summary>
/// <remarks>A value read from a text holds exactly one element. One that is put together by hand may hold several texts or arrays, which count as joined.</remarks>
public partial class HoconValue : IMightBeAHoconObject
{
    /// <summary>An empty value, to be filled.</summary>
    public HoconValue() : this([]) { }

    /// <summary>A value made of the given elements.</summary>
    /// <param name="values">The elements; the list is kept.</param>
    /// <param name="adoptedFromFallback">Of no effect here; kept for Akka.NET's signature.</param>
    public HoconValue(List<IHoconElement> values, bool adoptedFromFallback = true) => Values = values;

    /// <summary>The elements.</summary>
    public List<IHoconElement> Values { get; }

    /// <summary>Whether there is nothing in it: no element, or an object without fields. The HOCON null is something.</summary>
    public bool IsEmpty => Values.Count == 0 || GetObject() is { Items.Count: 0 };

    /// <summary>Adds an element.</summary>
    /// <param name="value">The element.</param>
    public void AppendValue(IHoconElement value) => Values.Add(value);

    /// <summary>Replaces everything by one element.</summary>
    /// <param name="value">The element.</param>
    public void NewValue(IHoconElement value)
    {
        Values.Clear();
        Values.Add(value);
    }

    /// <summary>Takes everything out.</summary>
    public void Clear() => Values.Clear();

    /// <summary>Whether it is a text or the HOCON null.</summary>
    public bool IsString() => Values.Count > 0 && Values.TrueForAll(value => value.IsString());

    /// <summary>Whether it is an object.</summary>
    public bool IsObject() => GetObject() is not null;

    /// <summary>Whether it is an array.</summary>
    public bool IsArray() => Values.Count > 0 && Values.TrueForAll(value => value.IsArray());

    /// <summary>The object.</summary>
    /// <returns><c>null</c> if it is something else.</returns>
    public HoconObject? GetObject() => Values is [var only] ? only as HoconObject ?? (only as IMightBeAHoconObject)?.GetObject() : null;

    /// <summary>The value of a field.</summary>
    /// <param name="key">The field's name; dots and quotes have no meaning.</param>
    /// <returns><c>null</c> if this is no object or has no such field.</returns>
    public HoconValue? GetChildObject(string key) => GetObject()?.GetKey(key);

    /// <summary>A configuration that holds this value under one key.</summary>
    /// <param name="key">The key; dots and quotes have no meaning.</param>
    public Config AtKey(string key)
    {
        var parent = new HoconObject();
        parent.Items.Add(key, this);
        return new HoconValue([parent]).ToConfig();
    }

    /// <summary>A configuration with this value as its root.</summary>
    public Config ToConfig() => new(new HoconRoot(this));

    /// <summary>The value as HOCON. An object shows its fields without braces around them.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The value as HOCON. An object shows its fields without braces around them.</summary>
    /// <param name="indent">How many levels to move an object's fields in, two blanks each.</param>
    public virtual string ToString(int indent)
    {
        if (Values.Count == 0)
            return "";

        return GetObject()?.ToString(indent) ?? new HoconWriter().Value(this, indent).ToString();
    }

    internal HoconValue Clone() => new(Values.ConvertAll(Clone));

    private static IHoconElement Clone(IHoconElement element)
    {
        switch (element)
        {
            case HoconObject inner:
                return inner.Clone();
            case HoconArray elements:
                var array = new HoconArray();
                array.AddRange(elements.Select(item => item.Clone()));
                return array;
            case HoconLiteral literal:
                return new HoconLiteral { Value = literal.Value };
            default:
                return element;
        }
    }
}
