namespace Akka.Configuration.Hocon;

/// <summary>An object: named values in the order of their first mention. Not thread-safe.</summary>
public class HoconObject : IHoconElement
{
    /// <summary>The fields.</summary>
    public Dictionary<string, HoconValue> Items { get; } = [];

    /// <summary>The fields, with inner objects as dictionaries of the same kind and all other values as <see cref="HoconValue"/>.</summary>
    public IDictionary<string, object> Unwrapped =>
        Items.ToDictionary(item => item.Key, item => item.Value.GetObject()?.Unwrapped ?? (object)item.Value);

    /// <summary>Always false.</summary>
    public bool IsString() => false;

    /// <summary>Fails: an object is no text.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public string GetString() => throw new NotSupportedException("An object is not a text.");

    /// <summary>Always false, even if all keys are numbers: ask the <see cref="HoconValue"/> around it for its elements.</summary>
    public bool IsArray() => false;

    /// <summary>Fails: an object is no array.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IList<HoconValue> GetArray() => throw new NotSupportedException("An object is not an array.");

    /// <summary>The value of a field.</summary>
    /// <param name="key">The field's name; dots and quotes have no meaning.</param>
    /// <returns><c>null</c> if there is no such field.</returns>
    public HoconValue? GetKey(string key) => Items.GetValueOrDefault(key);

    /// <summary>The value of a field; a new empty one if there is no such field yet.</summary>
    /// <param name="key">The field's name; dots and quotes have no meaning.</param>
    public HoconValue GetOrCreateKey(string key)
    {
        if (!Items.TryGetValue(key, out var value))
            Items.Add(key, value = new HoconValue());

        return value;
    }

    /// <summary>Lays another object over this one: objects merge, everything else is replaced. The other one stays untouched and unshared.</summary>
    /// <param name="other">Wins where both have a field.</param>
    public void Merge(HoconObject other)
    {
        foreach (var (key, above) in other.Items)
        {
            if (above.GetObject() is { } aboveObject && Items.GetValueOrDefault(key)?.GetObject() is { } below)
                below.Merge(aboveObject);
            else
                Items[key] = above.Clone();
        }
    }

    /// <summary>The fields as HOCON, without braces around them.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The fields as HOCON, without braces around them.</summary>
    /// <param name="indent">How many levels to move them in, two blanks each.</param>
    public string ToString(int indent) => new HoconWriter().Fields(this, indent).ToString();

    internal HoconObject Clone()
    {
        var clone = new HoconObject();
        foreach (var (key, value) in Items)
            clone.Items.Add(key, value.Clone());

        return clone;
    }
}
