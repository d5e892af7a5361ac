namespace ActorConcurrency.Tests;

/// <content>How each move is made.</content>
internal sealed partial class WorkQueueTrial
{
    private Move Put(int handle, int item, int priority, Manner manner)
    {
        var asking = new Asking(new WorkQueueModel.Offer(item, priority, manner.Waits), manner) { Handle = handle, IsWait = true };
        return new($"put {item} with priority {priority}{manner}", me => me.AskAsync(asking, async (_, token) =>
        {
            if (manner.Timeout is { } timeout) return await _handles[handle].TryPutAsync(item, timeout, priority, token) ? new Answer("put") : null;
            await _handles[handle].PutAsync(item, priority, token);
            return new Answer("put");
        }));
    }

    private Move Get(int handle, Manner manner)
    {
        var asking = new Asking(new WorkQueueModel.Take(manner.Waits, Session: 0), manner) { Handle = handle, IsWait = true };
        return new($"get{manner}", me => me.AskAsync(asking, async (_, token) =>
        {
            var taken = manner.Timeout is { } timeout
                ? await _handles[handle].TryGetAsync(timeout, token)
                : new Taken<int>(await _handles[handle].GetAsync(token));
            if (taken is not { } got) return null;
            _got[me.Number]++;
            return new Answer(WorkQueueModel.Answer(got.Item));
        }));
    }

    private Move Get(int handle, Manner manner, int session)
    {
        var asking = new Asking(new WorkQueueModel.Take(manner.Waits, session), manner) { IsWait = true };
        return new($"get in session {session}{manner}", me => me.AskAsync(asking, async (operation, token) =>
        {
            var delivery = manner.Timeout is { } timeout
                ? await _sessions[handle].TryGetAsync(timeout, token)
                : await _sessions[handle].GetAsync(token);
            if (delivery is null) return null;
            _inWork[me.Number].Push((operation.Id, delivery));
            return new Answer(WorkQueueModel.Answer(delivery.Item, delivery.Attempt));
        }));
    }

    private Move GetMany(int handle, Manner manner, int min)
    {
        var asking = new Asking(new WorkQueueModel.TakeMany(manner.Waits, min, min + 1), manner) { Handle = handle, IsWait = true };
        return new($"get {min} or one more{manner}", me => me.AskAsync(asking, async (_, token) =>
        {
            var items = manner.Timeout is { } timeout
                ? await _handles[handle].TryGetManyAsync(min + 1, timeout, min, token)
                : await _handles[handle].GetManyAsync(min + 1, min, token);
            _got[me.Number] += items.Length;
            return items.IsEmpty ? null : new Answer(WorkQueueModel.Answer(items));
        }));
    }

    private Move Drain(int handle, int max, Manner manner) => new($"drain {max}{manner}", me =>
        me.AskAsync(new Asking(new WorkQueueModel.Drain(max), manner) { Handle = handle, IsWait = true, IsSeen = false }, async (_, token) =>
        {
            var items = await _handles[handle].DrainAsync(max, token);
            _got[me.Number] += items.Length;
            return new Answer(WorkQueueModel.Answer(items));
        }));

    // Of what one got oneself: then it is never too often, whatever others do.
    private async Task ReportAsync(Participant me, int handle, Manner manner)
    {
        if (_got[me.Number] == 0) return;
        _got[me.Number]--;
        await me.AskAsync(new Asking(new WorkQueueModel.TaskDone(), manner) { Handle = handle }, async (_, token) =>
        {
            await _handles[handle].TaskDoneAsync(token);
            return new Answer("done");
        });
    }

    private Move Join(int handle, bool forGood, Manner manner)
    {
        var endless = manner with { Timeout = null, Token = manner.Token == CancelBy.Nobody && handle == 0 ? CancelBy.Others : manner.Token };
        var asking = new Asking(new WorkQueueModel.Join(forGood), endless) { Handle = handle, IsWait = true, IsSeen = false };
        return new($"{asking.Request}{endless}", me => me.AskAsync(asking, async (_, token) =>
        {
            await (forGood ? _handles[handle].CompletionAsync(token) : _handles[handle].JoinAsync(token));
            return new Answer("joined");
        }));
    }

    private Move Shutdown(int handle, bool immediate, Manner manner) => new(immediate ? "shut down at once" : "shut down", me =>
        me.AskAsync(new Asking(new WorkQueueModel.Shutdown(immediate), manner) { Handle = handle }, async (_, token) =>
        {
            await _handles[handle].ShutdownAsync(immediate, token);
            return new Answer("done");
        }));

    private Move Close(int session) => new($"close session {session}", me => CloseAsync(me, new WorkQueueModel.Close(session), _sessions[session - 1]));

    private Task LookAsync(Participant me, int handle, Manner manner) =>
        me.AskAsync(new Asking(new WorkQueueModel.Look(), manner) { Handle = handle }, async (_, token) =>
        {
            var seen = await _handles[handle].SnapshotAsync(token);
            if (seen.Put != seen.Got + seen.Dropped + seen.Queued || seen.Got != seen.Done + seen.InWork) Complain($"The books are wrong: {seen}");
            return new Answer(WorkQueueModel.Look.Of(seen.Put, seen.Got, seen.Dropped, seen.Queued, seen.Done, seen.Getters.Length, seen.Putters.Length));
        });
}
