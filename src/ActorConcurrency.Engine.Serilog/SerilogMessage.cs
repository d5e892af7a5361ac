using Akka.Event;
using Serilog.Core;

namespace Akka.Logger.Serilog;

/// <summary>A log message as Serilog takes it: template, arguments, and the properties that are in neither.</summary>
internal readonly record struct SerilogMessage(string Template, object[] Arguments, IEnumerable<ILogEventEnricher> Enrichers)
{
    /// <summary>Takes apart what a log event carries. Text that is not a template is never parsed as one.</summary>
    public static SerilogMessage From(object? message) => message switch
    {
        SerilogPayload payload => From(payload.Message) is var inner
            ? inner with { Enrichers = payload.Enrichers.Concat(inner.Enrichers) }
            : default,
        LogMessage log => FromTemplate(log.Format, log.Parameters()),
        _ => new SerilogMessage("{Message:l}", [message?.ToString() ?? ""], [])
    };

    private static SerilogMessage FromTemplate(string template, IEnumerable<object> parameters)
    {
        var all = parameters.ToArray();
        return new SerilogMessage(
            template, [.. all.Where(parameter => parameter is not ILogEventEnricher)], all.OfType<ILogEventEnricher>());
    }
}
