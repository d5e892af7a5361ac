using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>A semaphore's state in an entity: the same one as in a process.</summary>
internal sealed class SemaphoreRecipe : ClusteredRecipe<SemaphoreFact>
{
    private readonly SemaphoreState<long> _state;

    public SemaphoreRecipe() => _state = new(new SemaphoreSettings(), facts: Facts);

    public override bool IsIdle => _state.Held == 0 && _state.Waiting == 0;

    public override long LastToken => _state.LastToken;

    public override void Show(RecipeMetrics metrics) => metrics
        .Show(RecipeMetrics.SemaphoreAvailable, () => _state.Available)
        .Show(RecipeMetrics.SemaphoreHeld, () => _state.Held)
        .Show(RecipeMetrics.SemaphoreWaiting, () => _state.Waiting);

    public override string? Difference(object making) => making is SemaphoreMaking asked && asked == new SemaphoreMaking(_state.Initial, _state.Maximum, _state.MaxWaiters)
        ? null
        : $"it was made with {_state.Initial} permits, {_state.Maximum} may exist now and {_state.MaxWaiters} may wait; asked for was {making}. "
            + "What was made stays: release permits, or change the maximum";

    public override (CommandKind Kind, RequestId Id) Classify(object command) => command switch
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

    public override bool IsOf(long client, object command) => command switch
    {
        Acquire { Session: { } session } => session.Client == client,
        CloseSession close => close.Session.Client == client,
        _ => true,
    };

    public override bool IsMaking(object making) => making is SemaphoreMaking;

    protected override SemaphoreFact Created(object making, long lastToken)
    {
        var asked = (SemaphoreMaking)making;
        return new SemaphoreFact.Created(asked.Initial, asked.Maximum, asked.MaxWaiters, lastToken);
    }

    protected override void Apply(object command, long client, TimeSpan now, List<(long To, IReply Reply)> replies) =>
        _state.Apply((ICommand)command, client, now, replies);

    protected override void Abandon(long client, TimeSpan now, List<(long To, IReply Reply)> replies) => _state.Abandon(client, now, replies);

    protected override void Resume(TimeSpan now, List<(long To, IReply Reply)> replies) => _state.Admit(now, replies);

    public override IReply? GrantOf(RequestId id) => _state.GrantOf(id);

    public override bool IsWaiting(RequestId id) => _state.IsWaiting(id);

    protected override void Replay(SemaphoreFact fact, TimeSpan at) => _state.Replay(fact, static id => id.Client, at);

    public override object Image() => _state.Image();

    public override void Restore(object image) => _state.Restore((SemaphoreImage)image, static id => id.Client);
}
