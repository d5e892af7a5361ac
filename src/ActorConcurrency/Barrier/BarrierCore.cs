using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency;

/// <summary>A barrier's state, for its actor and for handles that take its turn.</summary>
internal sealed class BarrierCore : OwningCore
{
    private readonly BarrierActions? _actions;

    public BarrierCore(BarrierSettings settings, IActorContext context, TimeProvider? time) : base("barrier", context, time)
    {
        if (settings.Action is { } action) _actions = new(action, context.Self, context.GetLogger());
        State = _actions is null ? new(settings) : new(settings, _actions.Begin, _actions.Drop);
        Metrics
            .Show(RecipeMetrics.BarrierPhase, () => State.Phase)
            .Show(RecipeMetrics.BarrierParties, () => State.Parties)
            .Show(RecipeMetrics.BarrierArrived, () => State.Arrived)
            .Show(RecipeMetrics.BarrierBroken, () => State.IsBroken ? 1 : 0);
    }

    public BarrierState<IActorRef> State { get; }

    /// <inheritdoc/>
    public override bool IsCommand(object message) => message is ICommand;

    /// <inheritdoc/>
    public override bool Has(RequestId session) => State.IsParty(session);

    /// <inheritdoc/>
    public override void CloseAll(IEnumerable<RequestId> sessions, Moment now) => State.CloseAll(sessions, Replies);

    /// <inheritdoc/>
    public override void Close()
    {
        base.Close();
        _actions?.Drop();
    }

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        switch (message)
        {
            case ICommand command:
                State.Apply(command, sender, now, Replies);
                return true;
            case BarrierActions.Over over:
                Finish(over);
                return true;
            default:
                return false;
        }
    }

    private void Finish(BarrierActions.Over over)
    {
        if (State.IsAttempt(over.Attempt)) _actions!.Forget();
        State.Finish(over.Attempt, over.Failure, Replies);
    }
}
