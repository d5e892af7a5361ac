using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>A lock set's state in an entity: the same one as in a process.</summary>
internal sealed class LockSetRecipe : ClusteredRecipe<LockSetFact>
{
    private readonly LockSetState<long> _state;
    private long _deadlocks;

    public LockSetRecipe() => _state = new(new LockSetSettings(), Facts);

    public override bool IsIdle => _state.Held == 0 && _state.Waiting == 0;

    public override long LastToken => _state.LastToken;

    public override void Show(RecipeMetrics metrics) => metrics
        .Show(RecipeMetrics.LockSetHeld, () => _state.Held)
        .Show(RecipeMetrics.LockSetWaiting, () => _state.Waiting)
        .Show(RecipeMetrics.LockSetDeadlocks, () => Volatile.Read(ref _deadlocks));

    public override string? Difference(object making) => making is LockSetMaking asked && asked == new LockSetMaking(_state.Ordered, _state.MaxWaiters)
        ? null
        : $"it was made {(_state.Ordered ? "with" : "without")} an order, and {_state.MaxWaiters} may wait; asked for was {making}. "
            + "What was made stays: delete the name, once nobody uses it, to make it anew";

    public override (CommandKind Kind, RequestId Id) Classify(object command) => command switch
    {
        Acquire acquire => (CommandKind.Acquire, acquire.Id),
        Return back => (CommandKind.GiveBack, back.Id),
        Withdraw withdraw => (CommandKind.GiveBack, withdraw.Id),
        OpenSession open => (CommandKind.Session, open.Session),
        CloseSession close => (CommandKind.Once, close.Id),
        GetSnapshot get => (CommandKind.Read, get.Id),
        _ => (CommandKind.Foreign, default),
    };

    public override bool IsOf(long client, object command) => command switch
    {
        Acquire acquire => (acquire.Session ?? acquire.Id).Client == client && (acquire.Run ?? acquire.Id).Client == client && acquire.Holding.All(held => held.Client == client),
        CloseSession close => close.Session.Client == client,
        _ => true,
    };

    public override bool IsMaking(object making) => making is LockSetMaking;

    protected override LockSetFact Created(object making, long lastToken)
    {
        var asked = (LockSetMaking)making;
        return new LockSetFact.Created(asked.Ordered, asked.MaxWaiters, lastToken);
    }

    protected override void Apply(object command, long client, TimeSpan now, List<(long To, IReply Reply)> replies)
    {
        _state.Apply((ICommand)command, client, now, replies);
        // In this life: a refusal writes nothing.
        Volatile.Write(ref _deadlocks, _deadlocks + replies.Count(static reply => reply.Reply is Deadlocked));
    }

    protected override void Abandon(long client, TimeSpan now, List<(long To, IReply Reply)> replies) => _state.Abandon(client, now, replies);

    protected override void Resume(TimeSpan now, List<(long To, IReply Reply)> replies) => _state.Resume(now, replies);

    public override IReply? GrantOf(RequestId id) => _state.GrantOf(id);

    public override bool IsWaiting(RequestId id) => _state.IsWaiting(id);

    protected override void Replay(LockSetFact fact, TimeSpan at) => _state.Replay(fact, static id => id.Client, at);

    public override object Image() => _state.Image();

    public override void Restore(object image) => _state.Restore((LockSetImage)image, static id => id.Client);
}
