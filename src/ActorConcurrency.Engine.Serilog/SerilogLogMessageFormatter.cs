using Akka.Event;
using Serilog;
using Serilog.Core;

namespace Akka.Logger.Serilog;

/// <summary>
/// Formats log messages by Serilog's message templates, as in <c>"{Count} of {@Order}"</c>. Set it for a whole actor system
/// with <c>akka.logger-formatter</c>. A placeholder without an argument is written as it stands; arguments that enrich the
/// event are skipped. Safe for concurrent use.
/// </summary>
public class SerilogLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>A formatter to share; it has no state.</summary>
    public static readonly SerilogLogMessageFormatter Instance = new();

    // Parses templates (and caches them) and captures arguments; nothing is ever written to it.
    private static readonly ILogger Binder = new LoggerConfiguration().CreateLogger();

    /// <summary>Formats a message.</summary>
    /// <param name="format">The message template.</param>
    /// <param name="args">The arguments, in the order of the placeholders.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="format"/> is null.</exception>
    public string Format(string format, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(format);
        var values = args?.Where(arg => arg is not ILogEventEnricher).ToArray();
        return Binder.BindMessageTemplate(format, values, out var template, out var properties)
            ? template.Render(properties.ToDictionary(property => property.Name, property => property.Value))
            : format;
    }

    /// <inheritdoc cref="Format(string, object[])" />
    public string Format(string format, IEnumerable<object> args) => Format(format, args?.ToArray()!);
}
