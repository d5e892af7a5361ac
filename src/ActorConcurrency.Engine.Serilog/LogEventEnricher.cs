using System.Globalization;
using Akka.Actor;
using Serilog.Core;
using LogEvent = Akka.Event.LogEvent;
using SerilogEvent = Serilog.Events.LogEvent;

namespace Akka.Logger.Serilog;

/// <summary>Adds where, when and on which thread something was logged.</summary>
internal sealed class LogEventEnricher(LogEvent log, ActorPath path) : ILogEventEnricher
{
    public void Enrich(SerilogEvent logEvent, ILogEventPropertyFactory factory)
    {
        Add("ActorPath", path.ToString());
        Add("LogSource", log.LogSource);
        Add("Thread", log.Thread.ManagedThreadId.ToString("0000", CultureInfo.InvariantCulture));
        Add("Timestamp", log.Timestamp);

        void Add(string name, object value) => logEvent.AddPropertyIfAbsent(factory.CreateProperty(name, value));
    }
}
