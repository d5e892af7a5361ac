using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Participants put to one stock, look at it, take from it, and notify each other.</summary>
internal sealed class ConditionTrial : Trial
{
    private readonly Handles<ICondition<int>> _handles;

    public ConditionTrial(int seed, Func<TimeProvider, Handles<ICondition<int>>> start) : base(seed) => _handles = start(Time);

    public override Model Initial => new ConditionModel();

    protected override IActorRef Actor => _handles.Actor;

    public override async ValueTask<int> WaitingAsync() => (await _handles.Owner.SnapshotAsync()).Waiters.Length;

    public override Task SettleAsync() => LookAsync(Closer, 0, Manner.None);

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, count, manner) = (AnyHandle(), Random.Next(1, 4), AnyToken());
        return Random.Next(12) switch
        {
            < 4 => new($"put {count}", me => AskAsync(me, handle, new ConditionModel.Put(count), manner, async token =>
                ConditionModel.Is(await _handles[handle].UpdateAsync(stock => stock + count, token)))),
            < 8 => Wait(handle, count, takes: true, AnyManner(handle)),
            8 => Wait(handle, count, takes: false, AnyManner(handle)),
            9 => Wait(handle, least: 0, takes: false, AnyManner(handle)),
            10 => new($"notify {count}", me => AskAsync(me, handle, new ConditionModel.Notify(count), manner, async token =>
                $"{await _handles[handle].NotifyAsync(count, token)} notified")),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private Move Wait(int handle, int least, bool takes, Manner manner)
    {
        var asking = new Asking(new ConditionModel.Wait(least, takes, manner.Waits), manner) { Handle = handle, IsWait = true };
        var what = least == 0 ? "wait for a notification" : takes ? $"take {least}" : $"wait for {least}";
        return new($"{what}{manner}", me => me.AskAsync(asking, async (_, token) =>
            await WaitAsync(_handles[handle], least, takes, manner.Timeout, token) is { } stock ? new Answer(ConditionModel.Is(stock)) : null));
    }

    private static async Task<int?> WaitAsync(ICondition<int> stock, int least, bool takes, TimeSpan? timeout, CancellationToken token) => (timeout, least, takes) switch
    {
        (null, 0, _) => await stock.WaitForNotifyAsync(token),
        (null, _, true) => await stock.WaitAsync(left => left >= least, left => left - least, token),
        (null, _, _) => await stock.WaitAsync(left => left >= least, token),
        ({ } limit, 0, _) => (await stock.TryWaitForNotifyAsync(limit, token))?.Value,
        ({ } limit, _, true) => (await stock.TryWaitAsync(left => left >= least, left => left - least, limit, token))?.Value,
        ({ } limit, _, _) => (await stock.TryWaitAsync(left => left >= least, limit, token))?.Value,
    };

    private Task LookAsync(Participant me, int handle, Manner manner) => AskAsync(me, handle, new ConditionModel.Look(), manner, async token =>
    {
        var seen = await _handles[handle].SnapshotAsync(token);
        if (seen.State < 0) Complain($"More was taken than there was: {seen}");
        return ConditionModel.Look.Of(seen.State, seen.Updates, seen.Waiters.Select(waiter => waiter.HasPredicate));
    });

    private static Task AskAsync(Participant me, int handle, object request, Manner manner, Func<CancellationToken, Task<string>> call) =>
        me.AskAsync(new Asking(request, manner) { Handle = handle }, async (_, token) => new Answer(await call(token)));
}
