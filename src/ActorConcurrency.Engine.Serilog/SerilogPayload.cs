using Serilog.Core;

namespace Akka.Logger.Serilog;

/// <summary>A log message and the properties that travel with it. Prints as the message, for loggers that are not Serilog's.</summary>
/// <param name="Message">What was logged: text or a log message.</param>
/// <param name="Enrichers">The properties, the most recent first.</param>
internal sealed record SerilogPayload(object? Message, IReadOnlyCollection<ILogEventEnricher> Enrichers)
{
    public override string ToString() => Message?.ToString() ?? "";
}
