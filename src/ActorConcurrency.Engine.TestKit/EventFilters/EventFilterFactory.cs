using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>
/// Makes filters for log events, by kind. Of the conditions on the message, <c>message</c> (the whole text) comes before
/// <c>start</c> and <c>start</c> before <c>contains</c>; only the first given counts. <c>source</c> is the event's source or
/// an actor's path, with or without its address. Thread-safe.
/// </summary>
public partial class EventFilterFactory
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Creates a factory for the kit's own system.</summary>
    /// <param name="testkit">Whose assertions and durations are used.</param>
    public EventFilterFactory(TestKitBase testkit) : this(testkit, testkit.Sys) { }

    /// <summary>Creates a factory for a system.</summary>
    /// <param name="testkit">Whose assertions and durations are used.</param>
    /// <param name="system">The system whose log is looked at; one of its loggers has to be a <see cref="TestEventListener"/>.</param>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system) : this(testkit, system, []) { }

    /// <summary>Creates a factory that adds to filters.</summary>
    /// <param name="testkit">Whose assertions and durations are used.</param>
    /// <param name="actorSystem">The system whose log is looked at.</param>
    /// <param name="filters">The filters made so far: an event counts if any of them matches.</param>
    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = actorSystem;
        _filters = filters;
    }

    /// <summary>Matches what a predicate accepts.</summary>
    /// <param name="predicate">The condition; called on the listener's thread.</param>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => CreateApplier(new CustomEventFilter(predicate), _system);

    /// <summary>Matches events of a class that a predicate accepts.</summary>
    /// <typeparam name="TLogEvent">The class.</typeparam>
    /// <param name="predicate">The condition; called on the listener's thread.</param>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate) where TLogEvent : LogEvent =>
        Custom(logEvent => logEvent is TLogEvent typed && predicate(typed));

    /// <summary>Matches debug events.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="start">The message's beginning.</param>
    /// <param name="contains">A part of the message.</param>
    /// <param name="source">The source.</param>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    /// <summary>Matches debug events.</summary>
    /// <param name="pattern">Found in the message.</param>
    /// <param name="source">The source.</param>
    public IEventFilterApplier Debug(Regex pattern, string? source = null) => ForLogLevel(LogLevel.DebugLevel, pattern, source);

    /// <summary>Matches info events.</summary>
    /// <inheritdoc cref="Debug(string, string, string, string)" />
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    /// <summary>Matches info events.</summary>
    /// <inheritdoc cref="Debug(Regex, string)" />
    public IEventFilterApplier Info(Regex pattern, string? source = null) => ForLogLevel(LogLevel.InfoLevel, pattern, source);

    /// <summary>Matches warnings.</summary>
    /// <inheritdoc cref="Debug(string, string, string, string)" />
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    /// <summary>Matches warnings.</summary>
    /// <inheritdoc cref="Debug(Regex, string)" />
    public IEventFilterApplier Warning(Regex pattern, string? source = null) => ForLogLevel(LogLevel.WarningLevel, pattern, source);

    /// <summary>Matches errors; the message's condition may be met by the exception's message.</summary>
    /// <inheritdoc cref="Debug(string, string, string, string)" />
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    /// <summary>Matches errors; the pattern may be found in the exception's message.</summary>
    /// <inheritdoc cref="Debug(Regex, string)" />
    public IEventFilterApplier Error(Regex pattern, string? source = null) => ForLogLevel(LogLevel.ErrorLevel, pattern, source);

    /// <summary>Matches events of a level.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="message">The whole message.</param>
    /// <param name="start">The message's beginning.</param>
    /// <param name="contains">A part of the message.</param>
    /// <param name="source">The source.</param>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, string? message = null, string? start = null, string? contains = null,
        string? source = null) => ForLogLevel(logLevel, CreateMessageMatcher(message, start, contains), SourceMatcher(source));

    /// <summary>Matches events of a level.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="pattern">Found in the message.</param>
    /// <param name="source">The source.</param>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) =>
        ForLogLevel(logLevel, new RegexMatcher(pattern), SourceMatcher(source));

    private IEventFilterApplier ForLogLevel(LogLevel logLevel, IStringMatcher? message, IStringMatcher? source) =>
        CreateApplier(logLevel switch
        {
            LogLevel.DebugLevel => new DebugFilter(message, source),
            LogLevel.InfoLevel => new InfoFilter(message, source),
            LogLevel.WarningLevel => new WarningFilter(message, source),
            LogLevel.ErrorLevel => new ErrorFilter(message, source),
            _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "There is no filter for this level."),
        }, _system);

    /// <summary>The filters so far and one more.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="system">The system whose log is looked at.</param>
    protected IEventFilterApplier CreateApplier(EventFilterBase filter, ActorSystem system) =>
        new InternalEventFilterApplier(_testkit, system, [.. _filters, filter]);

    /// <summary>The condition that was given.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="start">The message's beginning; counts if there is no whole message.</param>
    /// <param name="contains">A part of the message; counts if there is nothing else.</param>
    protected static IStringMatcher CreateMessageMatcher(string? message, string? start, string? contains) =>
        message is not null ? new EqualsString(message)
        : start is not null ? new StartsWithString(start)
        : contains is not null ? new ContainsString(contains)
        : MatchesAll.Instance;

    private static IStringMatcher? SourceMatcher(string? source) => source is null ? null : new EqualsStringAndPathMatcher(source);
}
