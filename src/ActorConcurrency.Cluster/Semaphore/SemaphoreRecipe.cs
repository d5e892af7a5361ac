using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>A semaphore's state in an entity: the same one as in a process.</summary>
internal sealed class SemaphoreRecipe : IClusteredRecipe
{
    private readonly List<SemaphoreFact> _facts = [];
    private readonly List<(long To, IReply Reply)> _replies = [];
    private readonly SemaphoreState<long> _state;

    public SemaphoreRecipe() => _state = new(new SemaphoreSettings(), facts: _facts);

    public bool IsIdle => _state.Held == 0 && _state.Waiting == 0;

    public long LastToken => _state.LastToken;

    public void Show(RecipeMetrics metrics) => metrics
        .Show(RecipeMetrics.SemaphoreAvailable, () => _state.Available)
        .Show(RecipeMetrics.SemaphoreHeld, () => _state.Held)
        .Show(RecipeMetrics.SemaphoreWaiting, () => _state.Waiting);

    public string? Difference(object making) => making is SemaphoreMaking asked && asked == new SemaphoreMaking(_state.Initial, _state.Maximum, _state.MaxWaiters)
        ? null
        : $"it was made with {_state.Initial} permits, {_state.Maximum} may exist now and {_state.MaxWaiters} may wait; asked for was {making}. "
            + "What was made stays: release permits, or change the maximum";

    public (CommandKind Kind, RequestId Id) Classify(object command) => command switch
    {
        Acquire acquire => (CommandKind.Acquire, acquire.Id),
        Return back => (CommandKind.GiveBack, back.Id),
        Withdraw withdraw => (CommandKind.GiveBack, withdraw.Id),
        OpenSession open => (CommandKind.Session, open.Session),
        CloseSession close => (CommandKind.Once, close.Id),
        Release release => (CommandKind.Once, release.Id),
        Drain drain => (CommandKind.Once, drain.Id),
        ChangeMaximum change => (CommandKind.Once, change.Id),
        GetSnapshot get => (CommandKind.Read, get.Id),
        _ => (CommandKind.Foreign, default),
    };

    public bool IsMaking(object making) => making is SemaphoreMaking;

    public void Create(object making, long lastToken, EntityStep step)
    {
        var asked = (SemaphoreMaking)making;
        var created = new SemaphoreFact.Created(asked.Initial, asked.Maximum, asked.MaxWaiters, lastToken);
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
        _state.Admit(now, _replies);
        Drain(step);
    }

    public IReply? GrantOf(RequestId id) => _state.GrantOf(id);

    public bool IsWaiting(RequestId id) => _state.IsWaiting(id);

    public void Replay(object fact, TimeSpan at)
    {
        _state.Replay((SemaphoreFact)fact, static id => id.Client, at);
        _facts.Clear();
    }

    public object Image() => _state.Image();

    public void Restore(object image) => _state.Restore((SemaphoreImage)image, static id => id.Client);

    private void Drain(EntityStep step)
    {
        step.Facts.AddRange(_facts);
        foreach (var (to, reply) in _replies) step.Replies.Add((to, reply));
        _facts.Clear();
        _replies.Clear();
    }
}
