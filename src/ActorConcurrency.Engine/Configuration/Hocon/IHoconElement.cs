namespace Akka.Configuration.Hocon;

/// <summary>What a <see cref="HoconValue"/> is made of: a literal, an object, an array or a substitution.</summary>
public interface IHoconElement
{
    /// <summary>Whether this is, or resolves to, a text.</summary>
    bool IsString();

    /// <summary>The text.</summary>
    /// <returns><c>null</c> for the HOCON null.</returns>
    /// <exception cref="NotSupportedException">This is an object or an array.</exception>
    string? GetString();

    /// <summary>Whether this is, or resolves to, an array.</summary>
    bool IsArray();

    /// <summary>The elements of the array.</summary>
    /// <exception cref="NotSupportedException">This is an object or a text.</exception>
    IList<HoconValue> GetArray();
}
