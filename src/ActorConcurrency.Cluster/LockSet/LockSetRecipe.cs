using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>A lock set's state in an entity: the same one as in a process.</summary>
internal sealed class LockSetRecipe : IClusteredRecipe
{
    private readonly List<LockSetFact> _facts = [];
    private readonly List<(long To, IReply Reply)> _replies = [];
    private readonly LockSetState<long> _state;

    public LockSetRecipe() => _state = new(new LockSetSettings(), _facts);

    public bool IsIdle => _state.Held == 0 && _state.Waiting == 0;

    public long LastToken => _state.LastToken;

    public void Show(RecipeMetrics metrics) => metrics
        .Show(RecipeMetrics.LockSetHeld, () => _state.Held)
        .Show(RecipeMetrics.LockSetWaiting, () => _state.Waiting);

    public string? Difference(object making) => making is LockSetMaking asked && asked == new LockSetMaking(_state.Ordered, _state.MaxWaiters)
        ? null
        : $"it was made {(_state.Ordered ? "with" : "without")} an order, and {_state.MaxWaiters} may wait; asked for was {making}. "
            + "What was made stays: delete the name, once nobody uses it, to make it anew";

    public (CommandKind Kind, RequestId Id) Classify(object command) => command switch
    {
        Acquire acquire => (CommandKind.Acquire, acquire.Id),
        Return back => (CommandKind.GiveBack, back.Id),
        Withdraw withdraw => (CommandKind.GiveBack, withdraw.Id),
        OpenSession open => (CommandKind.Session, open.Session),
        CloseSession close => (CommandKind.Once, close.Id),
        GetSnapshot get => (CommandKind.Read, get.Id),
        _ => (CommandKind.Foreign, default),
    };

    public bool IsMaking(object making) => making is LockSetMaking;

    public void Create(object making, long lastToken, EntityStep step)
    {
        var asked = (LockSetMaking)making;
        var created = new LockSetFact.Created(asked.Ordered, asked.MaxWaiters, lastToken);
        Replay(created, TimeSpan.Zero);
        step.Facts.Add(created);
    }

    public void Apply(object command, TimeSpan now, EntityStep step)
    {
        var (_, id) = Classify(command);
        _state.Apply((ICommand)command, id.Client, now, _replies);
        Drain(step);
    }

    public void Abandon(long client, TimeSpan now, EntityStep step)
    {
        _state.Abandon(client, now, _replies);
        Drain(step);
    }

    public void Resume(TimeSpan now, EntityStep step)
    {
        _state.Resume(now, _replies);
        Drain(step);
    }

    public IReply? GrantOf(RequestId id) => _state.GrantOf(id);

    public bool IsWaiting(RequestId id) => _state.IsWaiting(id);

    public void Replay(object fact, TimeSpan at)
    {
        _state.Replay((LockSetFact)fact, static id => id.Client, at);
        _facts.Clear();
    }

    public object Image() => _state.Image();

    public void Restore(object image) => _state.Restore((LockSetImage)image, static id => id.Client);

    private void Drain(EntityStep step)
    {
        step.Facts.AddRange(_facts);
        foreach (var (to, reply) in _replies) step.Replies.Add((to, reply));
        _facts.Clear();
        _replies.Clear();
    }
}
