using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Starts its child again when the child has failed, after a pause that doubles each time: where its strategy says restart, the
/// child is stopped, and a new one is started when the pause is over. A child that stops itself ends the supervisor.
/// </summary>
internal sealed class BackoffOnRestartSupervisor : BackoffSupervisorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;
    private readonly OneForOneStrategy _strategy;
    private TimeSpan _rangeStart;
    private bool _waitsForStop;

    public BackoffOnRestartSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor, OneForOneStrategy strategy, object? replyWhileStopped, Func<object, bool>? finalStopMessage)
        : base(childProps, childName, reset, replyWhileStopped, finalStopMessage)
    {
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
        _strategy = strategy;
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide);

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(Child):
                ChildStopped();
                return true;
            case BackoffSupervisor.StartChild when _waitsForStop:
                return true;
            default:
                return HandleBackoff(message);
        }
    }

    private Directive Decide(Exception cause)
    {
        var directive = _strategy.Decider.Decide(cause);
        if (directive != Directive.Restart) return directive;

        ForgetWhatIsOutOfRange();
        _waitsForStop = !IsLastRetryUsed(_strategy);
        return Directive.Stop;
    }

    // The strategy's time range starts with the first restart that counts.
    private void ForgetWhatIsOutOfRange()
    {
        var now = Context.System.Scheduler.MonotonicClock;
        var range = _strategy.WithinTimeRangeMilliseconds;
        if (RestartCountN > 0 && (range <= 0 || now - _rangeStart <= TimeSpan.FromMilliseconds(range))) return;
        RestartCountN = 0;
        _rangeStart = now;
    }

    private void ChildStopped()
    {
        Child = null;
        if (!_waitsForStop || FinalStopMessageReceived)
        {
            Context.Stop(Self);
            return;
        }

        _waitsForStop = false;
        ScheduleToSelf(BackoffDelay.Of(RestartCountN, _minBackoff, _maxBackoff, _randomFactor), BackoffSupervisor.StartChild.Instance);
        RestartCountN++;
    }
}
