using static ActorConcurrency.ExecutorProtocol;

namespace ActorConcurrency;

/// <content>Those who wait for room or for the end; and how it ends, by shutdown or by a failed initialiser.</content>
internal sealed partial class ExecutorState<TAddress>
{
    private readonly ArrivalOrder<Waiter> _waiting = new();
    private readonly ArrivalOrder<TAddress> _joins = new();

    /// <summary>How many wait for room.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Whether it is shut down, and all work has ended.</summary>
    public bool IsOver => IsShutDown && _queue.Count == 0 && _running.Count == 0;

    /// <summary>Takes work in, or lets an operation wait for room, if it wants to.</summary>
    public void AddOrWait(PendingOperation operation, Execution work, bool wait, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Refusal(wait) is { } reason) _serve(operation, NewRefusal(default, reason));
        else if (!HasRoom) operation.Node = work.Place = _waiting.Add(new Waiter(work, now, default, default!, operation));
        else if (_serve(operation, IsAccepted)) Enqueue(work, now);
        Settle(now, replies);
    }

    /// <summary>Somebody who waits for room has given up.</summary>
    public void Forget(object place)
    {
        if (_waiting.Remove(place, out var waiter)) waiter.Work.Place = null;
    }

    /// <summary>The actor ends: whatever has not begun fails, what runs is asked to stop, and workers are needed no more.</summary>
    public void Close()
    {
        IsShutDown = true;
        while (_queue.TryTake(out _, out var queued)) queued.Work.Drop(ExecutorRefusals.Ended());
        while (_waiting.TryTake(out _, out var waiter)) waiter.Work.Place = null;
        foreach (var (_, job) in _running) job.Work.End(ExecutorRefusals.Ended());
        foreach (var worker in _starting.Concat(_idle).Concat(_working)) _workers.End(worker);
    }

    private void Add(Submit submit, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Refusal(submit.Wait) is { } reason)
        {
            replies.Add((sender, NewRefusal(submit.Id, reason)));
        }
        else if (HasRoom)
        {
            replies.Add((sender, new Accepted(submit.Id)));
            Enqueue(submit.Work, now);
        }
        else
        {
            submit.Work.Place = _waiting.Add(new Waiter(submit.Work, now, submit.Id, sender, Operation: null));
        }
    }

    private ExecutorRefusal? Refusal(bool wait) =>
        Broken is not null ? ExecutorRefusal.Broken
        : IsShutDown ? ExecutorRefusal.ShutDown
        : HasRoom || wait ? null : ExecutorRefusal.NoRoom;

    private Refused NewRefusal(RequestId id, ExecutorRefusal reason) => new(id, reason, reason == ExecutorRefusal.Broken ? Broken!.Message : null);

    private bool AdmitOne(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (!HasRoom || !_waiting.TryTake(out _, out var waiter)) return false;
        waiter.Work.Place = null;
        if (waiter.Operation is null) replies.Add((waiter.Address, new Accepted(waiter.Id)));
        else if (!_serve(waiter.Operation, IsAccepted)) return true;
        Enqueue(waiter.Work, now);
        return true;
    }

    // Cancelled before it began, wherever it stands; given to a worker already, that worker finds it so.
    private void Remove(Execution work)
    {
        if (work.Place is not { } place) return;
        work.Place = null;
        if (_queue.Remove(place, out _)) _figures.Note(new(ExecutionEnd.End.Cancelled));
        else _waiting.Remove(place, out _);
    }

    private void CancelAllOf(IExecutionHost host)
    {
        foreach (var (_, queued) in _queue.All.ToList())
        {
            if (queued.Work.Host != host) continue;
            Remove(queued.Work);
            queued.Work.Drop(reason: null);
        }

        foreach (var (_, job) in _running)
            if (job.Work.Host == host)
                job.Work.End(reason: null);
    }

    // Also what a worker was given and has not begun yet; the worker finds it so.
    private int CancelQueued()
    {
        var count = DropAllQueued(reason: null);
        foreach (var (_, job) in _running)
            if (job.Work.Drop(reason: null))
                count++;
        return count;
    }

    private void ShutDown(ShutdownMode mode, List<(TAddress To, IReply Reply)> replies)
    {
        IsShutDown = true;
        RefuseAll(ExecutorRefusal.ShutDown, replies);
        if (mode == ShutdownMode.RunQueued) return;
        DropAllQueued(reason: null);
        if (mode != ShutdownMode.CancelAll) return;
        // What a worker was given and has not begun yet is among these.
        foreach (var (_, job) in _running) job.Work.End(reason: null);
    }

    private void Break(Exception failure, List<(TAddress To, IReply Reply)> replies)
    {
        Broken ??= BrokenExecutorException.For(failure);
        RefuseAll(ExecutorRefusal.Broken, replies);
        DropAllQueued(Broken);
        EndIdleWorkers();
    }

    // How many: what was cancelled otherwise, and was about to be taken out, is not among them.
    private int DropAllQueued(Exception? reason)
    {
        var count = 0;
        while (_queue.TryTake(out _, out var queued))
            if (DropQueued(queued.Work, reason))
                count++;
        return count;
    }

    private bool DropQueued(Execution work, Exception? reason)
    {
        work.Place = null;
        _figures.Note(reason is null ? new(ExecutionEnd.End.Cancelled) : ExecutionEnd.Failed(reason));
        return work.Drop(reason);
    }

    private void RefuseAll(ExecutorRefusal reason, List<(TAddress To, IReply Reply)> replies)
    {
        while (_waiting.TryTake(out _, out var waiter))
        {
            waiter.Work.Place = null;
            if (waiter.Operation is null) replies.Add((waiter.Address, NewRefusal(waiter.Id, reason)));
            else _serve(waiter.Operation, NewRefusal(default, reason));
        }
    }

    private void EndIdleWorkers()
    {
        foreach (var worker in _idle) _workers.End(worker);
        _idle.Clear();
    }

    private void TellJoiners(List<(TAddress To, IReply Reply)> replies)
    {
        while (_joins.TryTake(out var id, out var joiner)) replies.Add((joiner, new Ended(id, IsSo: true)));
    }

    private ExecutorSnapshot Describe(TimeSpan now)
    {
        var running = Wording.Capped(_running.OrderBy(static job => job.Key).Select(job => new RunningWork(
            job.Value.Work.Options.Name, job.Key, Age(job.Value.Since, now), job.Value.Work.IsAskedToStop)));
        var queued = Wording.Capped(_queue.All.Select(queued => new QueuedWork(
            queued.Entry.Work.Options.Name, Age(queued.Entry.Since, now), queued.Entry.Work.SubmittedBy)));
        return new(Workers, running, queued, _figures.Completed, _figures.Failed, _figures.Cancelled)
        {
            IsShutDown = IsShutDown,
            Broken = Broken?.InnerException is { } cause ? FailureText.Of(cause) : null,
            WaitingForRoom = _waiting.Count,
            Replaced = _figures.Replaced,
            MoreRunning = _running.Count - running.Length,
            MoreQueued = _queue.Count - queued.Length,
            LastFailure = _figures.LastFailure,
        };
    }

    // A coarse clock may be behind.
    private static TimeSpan Age(TimeSpan since, TimeSpan now) => now > since ? now - since : TimeSpan.Zero;

    private readonly record struct Waiter(Execution Work, TimeSpan Since, RequestId Id, TAddress Address, PendingOperation? Operation);
}
