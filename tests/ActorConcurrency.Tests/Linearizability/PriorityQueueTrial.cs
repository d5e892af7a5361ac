using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Participants put into one priority queue and get from it, and change their minds about what they have put.</summary>
internal sealed class PriorityQueueTrial : Trial
{
    private readonly Handles<IPriorityQueue<int>> _handles;
    private readonly PriorityQueueSettings _settings;
    private readonly (int Item, PriorityTicket Ticket)?[] _lastPut;
    private int _items;

    public PriorityQueueTrial(int seed, Func<PriorityQueueSettings, TimeProvider, Handles<IPriorityQueue<int>>> start) : base(seed)
    {
        _settings = new PriorityQueueSettings { Capacity = Random.Next(3) == 0 ? int.MaxValue : Random.Next(1, 4) };
        _handles = start(_settings, Time);
        _lastPut = new (int, PriorityTicket)?[Participants.Length];
    }

    public override Model Initial => new PriorityQueueModel(_settings.Capacity);

    protected override IActorRef Actor => _handles.Actor;

    public override async ValueTask<int> WaitingAsync()
    {
        var snapshot = await _handles.Owner.SnapshotAsync();
        return snapshot.Getters.Length + snapshot.Putters.Length;
    }

    public override async Task SettleAsync()
    {
        var now = new Manner(TimeSpan.Zero, CancelBy.Nobody);
        while (Closer.Log.LastOrDefault()?.Outcome is not Outcome.Answered { Text: "not now" } && Closer.Log.Count < 40) await Get(0, now).DoAsync(Closer);
        await LookAsync(Closer, 0, Manner.None);
    }

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, priority, manner) = (AnyHandle(), Random.Next(0, 3), AnyToken());
        return Random.Next(12) switch
        {
            < 4 => Put(handle, ++_items, priority, AnyManner(handle)),
            < 8 => Get(handle, AnyManner(handle)),
            8 => new($"give its last put priority {priority}", me => ChangeAsync(me, handle, priority, manner)),
            9 => new("remove its last put", me => RemoveAsync(me, handle, manner)),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private Move Put(int handle, int item, int priority, Manner manner)
    {
        var asking = new Asking(new PriorityQueueModel.Offer(item, priority, manner.Waits), manner) { Handle = handle, IsWait = true };
        return new($"put {item} with priority {priority}{manner}", me => me.AskAsync(asking, async (_, token) =>
        {
            var ticket = manner.Timeout is { } timeout
                ? await _handles[handle].TryPutAsync(item, priority, timeout, token)
                : await _handles[handle].PutAsync(item, priority, token);
            if (ticket is not { } given) return null;
            _lastPut[me.Number] = (item, given);
            return new Answer("put");
        }));
    }

    private Move Get(int handle, Manner manner)
    {
        var asking = new Asking(new PriorityQueueModel.Take(manner.Waits), manner) { Handle = handle, IsWait = true };
        return new($"get{manner}", me => me.AskAsync(asking, async (_, token) =>
        {
            if (manner.Timeout is not { } timeout) return new Answer(PriorityQueueModel.Answer(await _handles[handle].GetAsync(token)));
            return await _handles[handle].TryGetAsync(timeout, token) is { } taken ? new Answer(PriorityQueueModel.Answer(taken.Item)) : null;
        }));
    }

    private Task ChangeAsync(Participant me, int handle, int priority, Manner manner) => _lastPut[me.Number] is not { } put
        ? Task.CompletedTask
        : me.AskAsync(new Asking(new PriorityQueueModel.Change(put.Item, priority), manner) { Handle = handle }, async (_, token) =>
            new Answer(await _handles[handle].ReprioritizeAsync(put.Ticket, priority, token) ? "found" : "not found"));

    private Task RemoveAsync(Participant me, int handle, Manner manner) => _lastPut[me.Number] is not { } put
        ? Task.CompletedTask
        : me.AskAsync(new Asking(new PriorityQueueModel.Remove(put.Item), manner) { Handle = handle }, async (_, token) =>
            new Answer(await _handles[handle].RemoveAsync(put.Ticket, token) ? "found" : "not found"));

    private Task LookAsync(Participant me, int handle, Manner manner) =>
        me.AskAsync(new Asking(new PriorityQueueModel.Look(), manner) { Handle = handle }, async (_, token) =>
        {
            var seen = await _handles[handle].SnapshotAsync(token);
            if (seen.Put != seen.Got + seen.Removed + seen.Queued) Complain($"The books are wrong: {seen}");
            return new Answer(PriorityQueueModel.Look.Of(seen.Put, seen.Got, seen.Removed, seen.Queued, seen.Getters.Length, seen.Putters.Length));
        });
}
