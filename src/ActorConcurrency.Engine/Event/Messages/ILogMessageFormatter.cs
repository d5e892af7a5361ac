using System.Globalization;

namespace Akka.Event;

/// <summary>Merges a template and its arguments. Implementations are thread-safe and have a parameterless constructor.</summary>
public interface ILogMessageFormatter
{
    /// <summary>Merges.</summary>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    string Format(string format, params object[] args);

    /// <summary>Merges.</summary>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    string Format(string format, IEnumerable<object> args);
}

/// <summary>Merges as <see cref="string.Format(string, object[])"/> does. Thread-safe.</summary>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The instance to share.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter() { }

    /// <summary>Merges.</summary>
    /// <param name="format">The template, with <c>{0}</c>, <c>{1}</c>, ... for the arguments.</param>
    /// <param name="args">The arguments.</param>
    /// <exception cref="FormatException">The template does not fit the arguments.</exception>
    public string Format(string format, params object[] args) => string.Format(CultureInfo.CurrentCulture, format, args);

    /// <inheritdoc cref="Format(string, object[])"/>
    public string Format(string format, IEnumerable<object> args) => Format(format, args as object[] ?? [.. args]);
}
