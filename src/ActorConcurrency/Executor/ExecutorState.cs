using System.Diagnostics;
using static ActorConcurrency.ExecutorProtocol;

namespace ActorConcurrency;

/// <summary>
/// The executor's deterministic step: who runs what, who is next, and who waits for room. Takes a command or a worker's news, and the time; gives workers
/// their work, and writes the answers to the caller's buffer. Not thread-safe: its actor owns it.
/// </summary>
/// <remarks>Work is cancelled by one exchange on its own word, which whoever begins it looks at too. So what stands in here may be cancelled already: its
/// removal is under way, and a worker that is given it does not begin it.</remarks>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
internal sealed partial class ExecutorState<TAddress>
{
    // An operation needs no id, so they all get the same answer.
    private static readonly Accepted IsAccepted = new(default);

    private readonly ArrivalOrder<(Execution Work, TimeSpan Since)> _queue = new();
    private readonly Dictionary<int, Job> _running = [];
    private readonly SortedSet<int> _starting = [];
    private readonly SortedSet<int> _idle = [];
    private readonly HashSet<int> _working = [];
    private readonly ExecutorFigures _figures = new();
    private readonly IExecutorWorkers _workers;
    private readonly Func<PendingOperation, IReply, bool> _serve;
    private readonly bool _initializes;
    private readonly long _room;
    private int _lastWorker;

    /// <param name="workers">How many workers it has.</param>
    /// <param name="queueCapacity">How much may be queued besides.</param>
    /// <param name="initializes">Whether a worker takes work only once it has said that it is ready.</param>
    /// <param name="hands">Starts workers, gives them work and ends them.</param>
    /// <param name="serve">Answers an operation, if it still takes the answer.</param>
    public ExecutorState(int workers, int queueCapacity, bool initializes, IExecutorWorkers hands, Func<PendingOperation, IReply, bool> serve)
    {
        (_initializes, _workers, _serve) = (initializes, hands, serve);
        _room = (long)workers + queueCapacity;
        for (var worker = 0; worker < workers; worker++) StartWorker();
    }

    public int Queued => _queue.Count;

    public int Running => _running.Count;

    /// <summary>How many workers there are.</summary>
    public int Workers => _starting.Count + _idle.Count + _working.Count;

    public ExecutorFigures Figures => _figures;

    /// <summary>Whether it takes no work any more.</summary>
    public bool IsShutDown { get; private set; }

    /// <summary>What the first initialiser that failed threw; null: none has.</summary>
    public BrokenExecutorException? Broken { get; private set; }

    private bool HasRoom => _queue.Count + _running.Count < _room;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due.</param>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Submit submit:
                Add(submit, sender, now, replies);
                break;
            case Remove remove:
                Remove(remove.Work);
                break;
            case CancelQueued cancel:
                replies.Add((sender, new Cancelled(cancel.Id, CancelQueued())));
                break;
            case Shutdown shutdown:
                ShutDown(shutdown.Mode, replies);
                replies.Add((sender, new Done(shutdown.Id)));
                break;
            case Join join:
                if (IsOver || !join.Wait) replies.Add((sender, new Ended(join.Id, IsOver)));
                else if (!_joins.Contains(join.Id)) _joins.Add(join.Id, sender);
                break;
            case Withdraw withdraw:
                _joins.Remove(withdraw.Id, out _);
                break;
            case Leave leave:
                CancelAllOf(leave.Host);
                break;
            case GetSnapshot get:
                replies.Add((sender, new Snapshot(get.Id, Describe(now))));
                break;
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }

        Settle(now, replies);
    }

    /// <summary>Takes a worker's news.</summary>
    public void Hear(ExecutorNews news, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (news)
        {
            case ExecutorNews.Ready when _starting.Remove(news.Worker):
                _idle.Add(news.Worker);
                break;
            case ExecutorNews.Broken broken when _starting.Remove(news.Worker):
                Break(broken.Failure, replies);
                break;
            case ExecutorNews.Ended ended when _running.TryGetValue(news.Worker, out var job) && job.Work == ended.Work:
                _running.Remove(news.Worker);
                if (_working.Remove(news.Worker)) _idle.Add(news.Worker);
                _figures.Note(ended.End);
                break;
            case ExecutorNews.Died when _starting.Remove(news.Worker) || _idle.Remove(news.Worker) || _working.Remove(news.Worker):
                Replace(news.Worker, now);
                break;
        }

        Settle(now, replies);
    }

    /// <summary>Takes work in if there is room; false: it changes nothing.</summary>
    public bool TryAdd(Execution work, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (IsShutDown || Broken is not null || !HasRoom) return false;
        Enqueue(work, now);
        Settle(now, replies);
        return true;
    }

    private void Enqueue(Execution work, TimeSpan now)
    {
        work.Place = _queue.Add((work, now));
        _figures.Submitted++;
    }

    // Gives what is queued to who is idle, and lets in who waits for the room.
    private void Settle(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        do
        {
            while (_idle.Count > 0 && _queue.TryTake(out _, out var next)) Begin(next.Work, now);
        }
        while (AdmitOne(now, replies));

        if (Broken is not null || (IsShutDown && _queue.Count == 0)) EndIdleWorkers();
        if (IsOver) TellJoiners(replies);
        AssertInvariants();
    }

    private void Begin(Execution work, TimeSpan now)
    {
        work.Place = null;
        var worker = _idle.Min;
        _idle.Remove(worker);
        _working.Add(worker);
        _running.Add(worker, new(work, now));
        _workers.Give(worker, work);
    }

    private void StartWorker()
    {
        var worker = ++_lastWorker;
        (_initializes ? _starting : _idle).Add(worker);
        _workers.Start(worker);
    }

    // It begins nothing any more. What goes on without it tells itself when it has ended.
    private void Replace(int worker, TimeSpan now)
    {
        _workers.End(worker);
        if (_running.TryGetValue(worker, out var job) && !job.Work.HasBegun)
        {
            _running.Remove(worker);
            if (Broken is null) job.Work.Place = _queue.Add((job.Work, now));
            else DropQueued(job.Work, Broken);
        }

        if (Broken is not null || (IsShutDown && _queue.Count == 0)) return;
        _figures.Replaced++;
        StartWorker();
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_figures.Submitted == _queue.Count + _running.Count + _figures.Ended, "Whatever was taken in is queued, runs, or has ended.");
        Debug.Assert(_idle.Count == 0 || _queue.Count == 0, "Nobody is idle while something is queued.");
        Debug.Assert(_waiting.Count == 0 || !HasRoom, "Nobody waits while there is room.");
        Debug.Assert(_waiting.Count == 0 || (!IsShutDown && Broken is null), "Nobody waits for what does not come.");
        Debug.Assert(_working.All(_running.ContainsKey), "Who works has work.");
    }

    private readonly record struct Job(Execution Work, TimeSpan Since);
}

/// <summary>What an executor's state has done. Whatever it is, it must not block and must not run a user's code.</summary>
internal interface IExecutorWorkers
{
    /// <summary>Starts a worker of a new number.</summary>
    void Start(int worker);

    /// <summary>Gives an idle worker work.</summary>
    void Give(int worker, Execution work);

    /// <summary>A worker is given nothing any more.</summary>
    void End(int worker);
}
