using Akka.Actor;
using static ActorConcurrency.ExecutorProtocol;

namespace ActorConcurrency;

/// <summary>An executor's state and its workers, for its actor and for handles that take its turn.</summary>
internal sealed class ExecutorCore : RecipeCore, IExecutorWorkers, IWorkerNews
{
    private readonly Dictionary<int, ExecutorWorker> _workers = [];
    private readonly ExecutorSettings _settings;
    private readonly IActorRef _self;
    private readonly Turn _turn;
    private volatile bool _isOver;

    public ExecutorCore(ExecutorSettings settings, IActorContext context, TimeProvider? time) : base("executor", context, time)
    {
        (_settings, _self, _turn) = (settings, context.Self, new(context.Self, typeof(ExecutorCore)));
        State = new(settings.Workers, settings.QueueCapacity, settings.Initializer is not null, this, Serve);
        Metrics
            .Show(RecipeMetrics.ExecutorQueued, () => State.Queued)
            .Show(RecipeMetrics.ExecutorRunning, () => State.Running)
            .Show(RecipeMetrics.ExecutorWaiting, () => State.Waiting)
            .Show(RecipeMetrics.ExecutorFailed, () => State.Figures.Failed);
    }

    public ExecutorState<IActorRef> State { get; }

    /// <inheritdoc/>
    public override bool IsPlain(object message) => message is ICommand;

    /// <inheritdoc cref="ExecutorState{TAddress}.TryAdd"/>
    public bool TryAdd(Execution work, TimeSpan foreignNow) => State.TryAdd(work, Coarse(foreignNow), Replies);

    /// <inheritdoc cref="ExecutorState{TAddress}.AddOrWait"/>
    public void AddOrWait(PendingOperation operation, Execution work, bool wait, TimeSpan foreignNow) =>
        State.AddOrWait(operation, work, wait, Coarse(foreignNow), Replies);

    /// <summary>Takes out work that was cancelled before it began.</summary>
    public void Remove(Execution work, TimeSpan foreignNow) => State.Apply(new Remove(work), ActorRefs.Nobody, Coarse(foreignNow), Replies);

    /// <summary>A worker's news, without a message.</summary>
    public void HearDirectly(ExecutorNews news, TimeSpan foreignNow) => State.Hear(news, Coarse(foreignNow), Replies);

    /// <inheritdoc/>
    public override void Forget(object place) => State.Forget(place);

    /// <inheritdoc/>
    public override void Close()
    {
        if (_isOver) return;
        _isOver = true;
        base.Close();
        State.Close();
    }

    /// <inheritdoc/>
    /// <remarks>The end of work, which is all the time, goes without a message if it can; what starts a worker is the actor's own.</remarks>
    public void Tell(ExecutorNews news)
    {
        if (_isOver) return;
        if (news is not ExecutorNews.Ended ended || !_turn.TryDo(new EndedStep(ended, _turn.ForeignNow))) _self.Tell(news, ActorRefs.NoSender);
    }

    void IExecutorWorkers.Start(int worker)
    {
        var started = _settings.Threads
            ? new ThreadWorker(worker, $"{_self.Path.Name}-{worker}", _settings.Initializer, this)
            : (ExecutorWorker)new PooledWorker(worker, _settings.Initializer, this);
        _workers.Add(worker, started);
        started.Start();
    }

    void IExecutorWorkers.Give(int worker, Execution work) => _workers[worker].Give(work);

    void IExecutorWorkers.End(int worker)
    {
        if (_workers.Remove(worker, out var ended)) ended.End();
    }

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is ExecutorNews news) State.Hear(news, now.Time, Replies);
        else if (message is ICommand command) State.Apply(command, sender, now.Time, Replies);
        else return false;
        return true;
    }

    private TimeSpan Coarse(TimeSpan foreignNow) => IsProcessClock ? CoarseNow : foreignNow;
}
