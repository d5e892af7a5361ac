using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Handles each child on its own: what is done about a failure concerns only the child that failed.</summary>
public class OneForOneStrategy : SupervisorStrategy, IEquatable<OneForOneStrategy>
{
    private readonly IDecider _decider;

    /// <summary>Creates the strategy.</summary>
    /// <param name="maxNrOfRetries">How many restarts are allowed within the time range; null or negative for any number, 0 for none.</param>
    /// <param name="withinTimeRange">The time range; null or infinite for ever.</param>
    /// <param name="localOnlyDecider">What to do about each failure.</param>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), localOnlyDecider) { }

    /// <summary>Creates the strategy.</summary>
    /// <param name="maxNrOfRetries">How many restarts are allowed within the time range; null or negative for any number, 0 for none.</param>
    /// <param name="withinTimeRange">The time range; null or infinite for ever.</param>
    /// <param name="decider">What to do about each failure.</param>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), decider) { }

    /// <summary>Creates the strategy.</summary>
    /// <param name="maxNrOfRetries">How many restarts are allowed within the time range; negative for any number, 0 for none.</param>
    /// <param name="withinTimeMilliseconds">The time range in milliseconds; negative for ever.</param>
    /// <param name="localOnlyDecider">What to do about each failure.</param>
    /// <param name="loggingEnabled">Whether failures are logged.</param>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled) { }

    /// <summary>Creates the strategy.</summary>
    /// <param name="maxNrOfRetries">How many restarts are allowed within the time range; negative for any number, 0 for none.</param>
    /// <param name="withinTimeMilliseconds">The time range in milliseconds; negative for ever.</param>
    /// <param name="decider">What to do about each failure.</param>
    /// <param name="loggingEnabled">Whether failures are logged.</param>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        MaxNumberOfRetries = maxNrOfRetries;
        WithinTimeRangeMilliseconds = withinTimeMilliseconds;
        _decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Creates the strategy, without a limit.</summary>
    /// <param name="localOnlyDecider">What to do about each failure.</param>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider) : this(-1, -1, localOnlyDecider) { }

    /// <summary>Creates the strategy, without a limit.</summary>
    /// <param name="localOnlyDecider">What to do about each failure.</param>
    /// <param name="loggingEnabled">Whether failures are logged.</param>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true) : this(-1, -1, localOnlyDecider, loggingEnabled) { }

    /// <summary>Creates the strategy, without a limit.</summary>
    /// <param name="decider">What to do about each failure.</param>
    public OneForOneStrategy(IDecider decider) : this(-1, -1, decider) { }

    /// <summary>Creates the default strategy, for serialisation.</summary>
    protected OneForOneStrategy() : this(DefaultDecider) { }

    /// <summary>How many restarts are allowed within the time range; negative for any number.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The time range in milliseconds; negative for ever.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc/>
    public override IDecider Decider => _decider;

    /// <summary>A copy with another limit.</summary>
    /// <param name="maxNrOfRetries">How many restarts are allowed within the time range.</param>
    public OneForOneStrategy WithMaxNrOfRetries(int maxNrOfRetries) =>
        new(maxNrOfRetries, WithinTimeRangeMilliseconds, _decider, LoggingEnabled);

    /// <inheritdoc/>
    protected override Directive Handle(IActorRef child, Exception exception) => _decider.Decide(exception);

    /// <inheritdoc/>
    public override void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        if (restart && stats.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds)) RestartChild(child, cause, suspendFirst: false);
        else context.Stop(child);
    }

    /// <inheritdoc/>
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) { }

    /// <inheritdoc/>
    public bool Equals(OneForOneStrategy? other) =>
        other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
        && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && Decider.Equals(other.Decider);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OneForOneStrategy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider);

    private static int Milliseconds(TimeSpan? range) =>
        range is { } span && span != TimeSpan.MaxValue ? (int)Math.Clamp(span.TotalMilliseconds, -1, int.MaxValue) : -1;

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system)
    {
        if (_decider is LocalOnlyDecider) throw new NotSupportedException("Can not serialize LocalOnlyDecider: use Decider.From with pairs of type and directive.");
        return new OneForOneStrategySurrogate
        {
            Decider = _decider, LoggingEnabled = LoggingEnabled,
            MaxNumberOfRetries = MaxNumberOfRetries, WithinTimeRangeMilliseconds = WithinTimeRangeMilliseconds,
        };
    }

    /// <summary>The strategy as it travels.</summary>
    public class OneForOneStrategySurrogate : ISurrogate
    {
        /// <summary>How many restarts are allowed within the time range.</summary>
        public int MaxNumberOfRetries { get; set; }

        /// <summary>The time range in milliseconds.</summary>
        public int WithinTimeRangeMilliseconds { get; set; }

        /// <summary>What to do about each failure.</summary>
        public IDecider Decider { get; set; } = DefaultDecider;

        /// <summary>Whether failures are logged.</summary>
        public bool LoggingEnabled { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new OneForOneStrategy(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider, LoggingEnabled);
    }
}
