using Akka.Event;

namespace Akka.TestKit;

/// <summary>Decides which log events a test expects.</summary>
public interface IEventFilter
{
    /// <summary>Looks at an event.</summary>
    /// <param name="logEvent">The event.</param>
    /// <returns>Whether it is one of those expected; such an event is not printed.</returns>
    bool Apply(LogEvent logEvent);
}
