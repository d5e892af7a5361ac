namespace Akka.Configuration.Hocon;

/// <summary>A text: strings, numbers, booleans and null are told apart only by who reads them. Not thread-safe.</summary>
public class HoconLiteral : IHoconElement
{
    /// <summary>The text without its quotes; <c>null</c> for the unquoted word null.</summary>
    public string? Value { get; set; }

    /// <summary>Always true.</summary>
    public bool IsString() => true;

    /// <summary>The text.</summary>
    /// <returns><c>null</c> for the HOCON null.</returns>
    public string? GetString() => Value;

    /// <summary>Always false.</summary>
    public bool IsArray() => false;

    /// <summary>Fails: a text has no elements.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IList<HoconValue> GetArray() => throw new NotSupportedException($"The text '{Value}' is not an array.");

    /// <summary>The text as HOCON, quoted where that is needed.</summary>
    public override string ToString() => HoconWriter.Quote(Value);
}
