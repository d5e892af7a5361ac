using Akka.Actor;
using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency;

/// <summary>A schedule's state, for its actor and for handles that take its turn.</summary>
internal sealed class ScheduleCore : RecipeCore
{
    public ScheduleCore(ScheduleSettings settings, IActorContext context, TimeProvider? time) : base("schedule", context, time)
    {
        State = new(settings.MaxRunning, static enter => enter.To!);
        Metrics
            .Show(RecipeMetrics.SchedulePending, () => State.Pending)
            .Show(RecipeMetrics.ScheduleRunning, () => State.Running)
            .Show(RecipeMetrics.ScheduleFailed, () => State.Figures.Failed)
            .Show(RecipeMetrics.ScheduleLate, () => State.Figures.MostLate.TotalMilliseconds);
    }

    public ScheduleState<IActorRef> State { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// What makes something due needs the actor's timer, and both its clocks, and so does the list of what goes by the wall clock, which is not looked at
    /// during a turn. A cancel leaves the timer as it is, which then wakes for nothing. Whether anything goes by the wall clock is looked at outside of the
    /// turn: whoever has entered such a thing sees it.
    /// </remarks>
    public override bool IsPlain(object message) =>
        message is WaitUntilEmpty or Withdraw or Cancel || (message is GetSnapshot && !State.HasWallClock);

    /// <summary>Begins what is due.</summary>
    public void RunDue(Moment now) => State.RunDue(now.Time, Replies);

    /// <summary>Somebody who had entered something has ended.</summary>
    public void Forget(IActorRef owner) => State.Forget(owner, Replies);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now.Time, Replies);
        return true;
    }
}
