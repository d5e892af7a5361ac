namespace Akka.Configuration.Hocon;

/// <summary>A reference to another value, in values that are put together by hand. Not thread-safe.</summary>
/// <remarks>Values read from a text hold none: their substitutions are replaced while the text is read.</remarks>
public class HoconSubstitution : IHoconElement, IMightBeAHoconObject
{
    /// <summary>A reference without a path.</summary>
    protected HoconSubstitution() : this("") { }

    /// <summary>A reference to a path.</summary>
    /// <param name="path">The path, such as <c>akka.loglevel</c>.</param>
    public HoconSubstitution(string path) => Path = path;

    /// <summary>The path referred to.</summary>
    public string Path { get; set; }

    /// <summary>What was found there; <c>null</c> until it is set.</summary>
    public HoconValue? ResolvedValue { get; set; }

    /// <summary>Whether it resolves to a text.</summary>
    public bool IsString() => ResolvedValue?.IsString() ?? false;

    /// <summary>The text it resolves to.</summary>
    /// <returns><c>null</c> if it resolves to none.</returns>
    public string? GetString() => ResolvedValue?.GetString();

    /// <summary>Whether it resolves to an array.</summary>
    public bool IsArray() => ResolvedValue?.IsArray() ?? false;

    /// <summary>The elements of the array it resolves to; none if it does not.</summary>
    public IList<HoconValue> GetArray() => ResolvedValue?.GetArray() ?? [];

    /// <summary>Whether it resolves to an object.</summary>
    public bool IsObject() => ResolvedValue?.IsObject() ?? false;

    /// <summary>The object it resolves to.</summary>
    /// <returns><c>null</c> if it resolves to none.</returns>
    public HoconObject? GetObject() => ResolvedValue?.GetObject();
}
