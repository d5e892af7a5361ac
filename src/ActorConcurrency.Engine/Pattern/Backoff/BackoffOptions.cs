using Akka.Actor;

namespace Akka.Pattern;

/// <summary>The options of a back-off supervisor. Immutable: each method gives a copy. Start with <see cref="Backoff"/>.</summary>
public abstract class BackoffOptions
{
    /// <summary>Forgets earlier restarts when the child has run for <paramref name="resetBackoff"/> without another. The default, with the shortest pause.</summary>
    /// <param name="resetBackoff">How long.</param>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    /// <summary>Forgets earlier restarts only when told <see cref="BackoffSupervisor.Reset"/>.</summary>
    public abstract BackoffOptions WithManualReset();

    /// <summary>Decides about the child's failures as <paramref name="supervisorStrategy"/> does.</summary>
    /// <param name="supervisorStrategy">The strategy; its limit is the supervisor's limit.</param>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child at every failure.</summary>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>Limits the restarts; after the last one the supervisor stops.</summary>
    /// <param name="maxNrOfRetries">How many there may be; negative for any number.</param>
    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>Answers messages that come while there is no child; without this they are dead letters.</summary>
    /// <param name="replyWhileStopped">The answer.</param>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);

    /// <summary>Stops the supervisor with its child once a certain message has passed through it.</summary>
    /// <param name="isFinalStopMessage">Whether a message is that one.</param>
    public abstract BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage);

    internal abstract Props Props { get; }
}
