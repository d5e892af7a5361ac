using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Starts its child again when the child has stopped, after a pause that doubles each time. Messages go through it to the
/// child; what the child sends to it goes to its own parent. Make one with <see cref="Props(BackoffOptions)"/>.
/// </summary>
public sealed partial class BackoffSupervisor : BackoffSupervisorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;
    private readonly SupervisorStrategy _strategy;

    /// <summary>Creates the supervisor. Called by its <see cref="Actor.Props"/>.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random.</param>
    public BackoffSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
        : this(childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, Actor.SupervisorStrategy.DefaultStrategy) { }

    /// <summary>Creates the supervisor. Called by its <see cref="Actor.Props"/>.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="reset">When earlier restarts are forgotten.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random.</param>
    /// <param name="strategy">What happens when the child fails.</param>
    /// <param name="replyWhileStopped">What answers messages while there is no child.</param>
    /// <param name="finalStopMessage">Whether a message ends the supervisor together with its child.</param>
    public BackoffSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor, SupervisorStrategy strategy, object? replyWhileStopped = null, Func<object, bool>? finalStopMessage = null)
        : base(childProps, childName, reset, replyWhileStopped, finalStopMessage)
    {
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
        _strategy = strategy;
    }

    /// <summary>A supervisor without a limit and with the default strategy.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random.</param>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Props(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>A supervisor with the default strategy.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random.</param>
    /// <param name="maxNrOfRetries">How many restarts there may be; negative for any number.</param>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries));

    /// <summary>A supervisor with options.</summary>
    /// <param name="options">The options.</param>
    public static Props Props(BackoffOptions options) => options.Props;

    /// <summary>A supervisor with its own strategy for the child's failures.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random.</param>
    /// <param name="strategy">The strategy.</param>
    public static Props PropsWithSupervisorStrategy(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, SupervisorStrategy strategy) =>
        BackoffOptionsImpl.Producer.Props(() => new BackoffSupervisor(childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, strategy));

    internal static TimeSpan CalculateDelay(int restartCount, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        BackoffDelay.Of(restartCount, minBackoff, maxBackoff, randomFactor);

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child)) return HandleBackoff(message);

        Child = null;
        if (FinalStopMessageReceived || IsLastRetryUsed(_strategy))
        {
            Context.Stop(Self);
            return true;
        }

        ScheduleToSelf(CalculateDelay(RestartCountN, _minBackoff, _maxBackoff, _randomFactor), StartChild.Instance);
        RestartCountN++;
        return true;
    }
}
