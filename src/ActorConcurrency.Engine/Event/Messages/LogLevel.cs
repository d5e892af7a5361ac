namespace Akka.Event;

/// <summary>How important a log event is, ascending.</summary>
public enum LogLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    DebugLevel,

    /// <summary>Worth knowing.</summary>
    InfoLevel,

    /// <summary>Something unexpected that the system copes with.</summary>
    WarningLevel,

    /// <summary>Something failed.</summary>
    ErrorLevel,
}
