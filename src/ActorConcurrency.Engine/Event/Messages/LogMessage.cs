using Akka.Annotations;

namespace Akka.Event;

/// <summary>A template with its arguments, formatted only when somebody looks. Immutable.</summary>
public abstract class LogMessage
{
    /// <summary>Merges template and arguments.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>Creates the message.</summary>
    /// <param name="formatter">Merges template and arguments.</param>
    /// <param name="format">The template.</param>
    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The template.</summary>
    public string Format { get; }

    /// <summary>The arguments, separated by commas.</summary>
    [InternalApi]
    public abstract string Unformatted();

    /// <summary>The arguments.</summary>
    [InternalApi]
    public abstract IEnumerable<object> Parameters();

    /// <summary>Template and arguments, merged.</summary>
    /// <exception cref="FormatException">The template does not fit the arguments.</exception>
    public override string ToString() => Formatter.Format(Format, Parameters());
}

/// <summary>A message whose arguments keep their types until it is formatted: creating it boxes nothing.</summary>
internal sealed class LogMessage<T> : LogMessage where T : struct, ILogValues
{
    private readonly T _values;

    public LogMessage(ILogMessageFormatter formatter, string format, T values) : base(formatter, format) => _values = values;

    public override string Unformatted() => string.Join(",", _values.ToArray());

    public override IEnumerable<object> Parameters() => _values.ToArray();
}

/// <summary>A message with an array of arguments.</summary>
internal sealed class DefaultLogMessage : LogMessage
{
    private readonly object[] _values;

    public DefaultLogMessage(ILogMessageFormatter formatter, string format, params object[]? values) : base(formatter, format) =>
        _values = values ?? [];

    public override string Unformatted() => string.Join(",", _values);

    public override IEnumerable<object> Parameters() => _values;
}

/// <summary>For extensions to come.</summary>
public static class LogMessageExtensions;
