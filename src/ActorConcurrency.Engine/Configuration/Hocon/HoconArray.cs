namespace Akka.Configuration.Hocon;

/// <summary>An array. Not thread-safe.</summary>
public class HoconArray : List<HoconValue>, IHoconElement
{
    /// <summary>Always false.</summary>
    public bool IsString() => false;

    /// <summary>Fails: an array is no text.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public string GetString() => throw new NotSupportedException("An array is not a text.");

    /// <summary>Always true.</summary>
    public bool IsArray() => true;

    /// <summary>The elements: this list itself.</summary>
    public IList<HoconValue> GetArray() => this;

    /// <summary>The array as HOCON.</summary>
    public override string ToString() => new HoconWriter().Array(this, 0).ToString();
}
