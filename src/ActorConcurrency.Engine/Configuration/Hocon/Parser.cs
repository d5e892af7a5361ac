namespace Akka.Configuration.Hocon;

/// <summary>Reads HOCON, the human-friendly superset of JSON. Thread-safe.</summary>
/// <remarks>
/// Source: the HOCON specification of the Typesafe configuration library. Time and memory are linear in the length of the text.
/// Objects, arrays and substitutions nest at most 256 levels deep, includes at most 32. As in Akka.NET, a text may end before
/// its objects are closed, and a quoted string may run over several lines.
/// </remarks>
public class Parser
{
    /// <summary>Reads a text. Its substitutions are resolved later: in the text that includes it, or by <see cref="HoconRoot.Value"/>.</summary>
    /// <param name="text">The HOCON text.</param>
    /// <param name="includeCallback">
    /// Gets the name given to an <c>include</c> and returns what stands there, or <c>null</c> if there is nothing.
    /// May itself call this method. Without it, an include is an error.
    /// </param>
    /// <exception cref="ArgumentNullException">The text is <c>null</c>.</exception>
    /// <exception cref="ConfigurationException">The text is no HOCON; says the line, the column and what was expected.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot?>? includeCallback)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new HoconRoot(new DocumentReader(text, includeCallback).Read(), text.Length);
    }
}
