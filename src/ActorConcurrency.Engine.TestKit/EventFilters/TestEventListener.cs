using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit;

/// <summary>
/// The logger that event filters are attached to: an event that one of them matches is counted, all others are printed.
/// Dead letters are shown to the filters as warnings, unhandled messages as debug events.
/// </summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<IEventFilter> _filters = [];

    /// <summary>Creates the logger.</summary>
    public TestEventListener() { }

    /// <summary>Handles log events, dead letters, unhandled messages, and the coming and going of filters.</summary>
    /// <param name="message">The message.</param>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                Subscribe(initialize.LoggingBus);
                return base.Receive(message);
            case LogEvent logEvent:
                if (!IsExpected(logEvent))
                    Print(logEvent);
                return true;
            case DeadLetter letter:
                Show(letter);
                return true;
            case UnhandledMessage unhandled:
                Show(unhandled);
                return true;
            default:
                return Administer(message) || base.Receive(message);
        }
    }

    private static void Subscribe(LoggingBus bus)
    {
        foreach (var channel in new[] { typeof(Mute), typeof(Unmute), typeof(Drain), typeof(DeadLetter), typeof(UnhandledMessage) })
            bus.Subscribe(Context.Self, channel);
    }

    private bool Administer(object message)
    {
        switch (message)
        {
            case Mute mute:
                _filters.AddRange(mute.Filters);
                return true;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                    _filters.Remove(filter);
                return true;
            case Drain drain:
                drain.Answer();
                return true;
            default:
                return false;
        }
    }

    // Every filter would count an event; so the first that matches is the last that is asked.
    private bool IsExpected(LogEvent logEvent) => _filters.Exists(filter => Matches(filter, logEvent));

    // A predicate that throws, on a message of another type for example, says no; the logger must not die of it.
    private static bool Matches(IEventFilter filter, LogEvent logEvent)
    {
        try
        {
            return filter.Apply(logEvent);
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void Show(DeadLetter letter)
    {
        var (source, type) = (letter.Recipient.Path.ToString(), letter.Recipient.GetType());
        if (IsExpected(new Warning(source, type, letter)))
            return;
        var readable = new Warning(source, type, $"Received dead letter from {letter.Sender}: {letter.Message}");
        if (!IsExpected(readable) && Context.System.Log.IsWarningEnabled)
            Print(readable);
    }

    private void Show(UnhandledMessage unhandled)
    {
        var logEvent = new Debug(Context.System.Name, GetType(), unhandled);
        if (!IsExpected(logEvent) && Context.System.Log.IsDebugEnabled)
            Print(logEvent);
    }
}
