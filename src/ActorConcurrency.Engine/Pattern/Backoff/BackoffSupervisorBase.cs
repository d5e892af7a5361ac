using Akka.Actor;

namespace Akka.Pattern;

/// <summary>What back-off supervisors share: they run one child, pass messages to it, and start it again after a pause that doubles.</summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    internal BackoffSupervisorBase(Props childProps, string childName, IBackoffReset reset, object? replyWhileStopped, Func<object, bool>? finalStopMessage)
    {
        ChildProps = childProps;
        ChildName = childName;
        Reset = reset;
        ReplyWhileStopped = replyWhileStopped;
        FinalStopMessage = finalStopMessage;
    }

    /// <summary>What the child is made from.</summary>
    protected Props ChildProps { get; }

    /// <summary>The child's name.</summary>
    protected string ChildName { get; }

    /// <summary>When earlier restarts are forgotten.</summary>
    protected IBackoffReset Reset { get; }

    /// <summary>What answers messages while there is no child; null for nothing.</summary>
    protected object? ReplyWhileStopped { get; }

    /// <summary>Whether a message ends the supervisor together with its child; null for none.</summary>
    protected Func<object, bool>? FinalStopMessage { get; }

    /// <summary>The child; null while there is none.</summary>
    protected IActorRef? Child { get; set; }

    /// <summary>How often the child has been started again since the last reset.</summary>
    protected int RestartCountN { get; set; }

    /// <summary>Whether a final message has passed.</summary>
    protected bool FinalStopMessageReceived { get; set; }

    /// <inheritdoc/>
    protected override void PreStart() => StartChild();

    /// <summary>Handles what both kinds of supervisor handle alike: their own messages, and what is to be passed on.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was handled.</returns>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChild();
                if (Reset is AutoReset auto) ScheduleToSelf(auto.ResetBackoff, new BackoffSupervisor.ResetRestartCount(RestartCountN));
                return true;
            case BackoffSupervisor.Reset when Reset is ManualReset:
                RestartCountN = 0;
                return true;
            case BackoffSupervisor.Reset:
                Unhandled(message);
                return true;
            case BackoffSupervisor.ResetRestartCount reset:
                // If the child was started again since, a later reset is on its way.
                if (reset.Current == RestartCountN) RestartCountN = 0;
                return true;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN));
                return true;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child));
                return true;
            default:
                PassOn(message);
                return true;
        }
    }

    private protected void ScheduleToSelf(TimeSpan delay, object message) =>
        Context.System.Scheduler.ScheduleTellOnce(delay, Self, message, Self);

    /// <summary>Whether one more restart is more than <paramref name="strategy"/> allows.</summary>
    private protected bool IsLastRetryUsed(SupervisorStrategy strategy) =>
        strategy is OneForOneStrategy { MaxNumberOfRetries: >= 0 and var limit } && RestartCountN + 1 > limit;

    private void StartChild()
    {
        if (Child is null) Child = Context.Watch(Context.ActorOf(ChildProps, ChildName));
    }

    private void PassOn(object message)
    {
        var isFinal = FinalStopMessage?.Invoke(message) ?? false;
        if (Child is not null)
        {
            if (Child.Equals(Sender))
            {
                Context.Parent.Forward(message);
                return;
            }

            Child.Forward(message);
            FinalStopMessageReceived |= isFinal;
        }
        else if (isFinal)
        {
            Context.Stop(Self);
        }
        else if (ReplyWhileStopped is not null)
        {
            Sender.Tell(ReplyWhileStopped);
        }
        else
        {
            Context.System.DeadLetters.Forward(message);
        }
    }
}
