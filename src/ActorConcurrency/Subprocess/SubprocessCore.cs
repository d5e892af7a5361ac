using Akka.Actor;
using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency;

/// <summary>A subprocess's state and its child, for its actor only: handles never take its turn.</summary>
internal sealed class SubprocessCore : RecipeCore
{
    public SubprocessCore(SubprocessStart start, SubprocessSettings settings, IActorContext context, TimeProvider? time) : base("subprocess", context, time)
    {
        Driver = new(start, settings.Supervision, Time, context.Self);
        State = new(start.Program, settings.Supervision, Driver, Random.Shared.NextDouble);
        Metrics
            .Show(RecipeMetrics.SubprocessRunning, () => State.Phase == SubprocessPhase.Running ? 1 : 0)
            .Show(RecipeMetrics.SubprocessRestarts, () => State.Restarts)
            .Show(RecipeMetrics.SubprocessFailures, () => State.Failures)
            .Show(RecipeMetrics.SubprocessUnread, () => State.Unread);
    }

    public ChildDriver Driver { get; }

    public SubprocessState<IActorRef> State { get; }

    public override bool IsPlain(object message) => false;

    /// <summary>Somebody has ended.</summary>
    public void Forget(IActorRef somebody) => State.Forget(somebody, Replies);

    public override void Close()
    {
        base.Close();
        Driver.Close();
    }

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        switch (message)
        {
            case ICommand command:
                State.Apply(command, sender, now.Time, Replies);
                return true;
            case ChildEvent news:
                State.Apply(news, now.Time, Replies);
                return true;
            default:
                return false;
        }
    }
}
