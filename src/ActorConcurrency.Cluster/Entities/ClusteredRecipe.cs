namespace ActorConcurrency;

/// <summary>What the recipes have in common: their state leaves facts and answers in lists, and these go to the step.</summary>
/// <typeparam name="TFact">The recipe's facts.</typeparam>
internal abstract class ClusteredRecipe<TFact> : IClusteredRecipe where TFact : class
{
    private readonly List<(long To, IReply Reply)> _replies = [];

    /// <summary>Gets what happens in the state.</summary>
    protected List<TFact> Facts { get; } = [];

    public abstract bool IsIdle { get; }

    public abstract long LastToken { get; }

    public abstract void Show(RecipeMetrics metrics);

    public abstract (CommandKind Kind, RequestId Id) Classify(object command);

    public abstract bool IsOf(long client, object command);

    public abstract bool IsMaking(object making);

    public abstract string? Difference(object making);

    public void Create(object making, long lastToken, EntityStep step)
    {
        var created = Created(making, lastToken);
        Replay(created, TimeSpan.Zero);
        step.Facts.Add(created);
    }

    public void Apply(object command, TimeSpan now, EntityStep step)
    {
        Apply(command, Classify(command).Id.Client, now, _replies);
        Gather(step);
    }

    public void Abandon(long client, TimeSpan now, EntityStep step)
    {
        Abandon(client, now, _replies);
        Gather(step);
    }

    public void Resume(TimeSpan now, EntityStep step)
    {
        Resume(now, _replies);
        Gather(step);
    }

    public abstract IReply? GrantOf(RequestId id);

    public abstract bool IsWaiting(RequestId id);

    public void Replay(object fact, TimeSpan at)
    {
        Replay((TFact)fact, at);
        // What was told again is written.
        Facts.Clear();
    }

    public abstract object Image();

    public abstract void Restore(object image);

    /// <summary>The first fact of one that is made.</summary>
    protected abstract TFact Created(object making, long lastToken);

    protected abstract void Apply(object command, long client, TimeSpan now, List<(long To, IReply Reply)> replies);

    protected abstract void Abandon(long client, TimeSpan now, List<(long To, IReply Reply)> replies);

    protected abstract void Resume(TimeSpan now, List<(long To, IReply Reply)> replies);

    protected abstract void Replay(TFact fact, TimeSpan at);

    private void Gather(EntityStep step)
    {
        step.Facts.AddRange(Facts);
        foreach (var (to, reply) in _replies) step.Replies.Add((to, reply));
        Facts.Clear();
        _replies.Clear();
    }
}
