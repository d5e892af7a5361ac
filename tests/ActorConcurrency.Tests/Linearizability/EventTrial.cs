using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Participants set, pulse and clear one event, and wait for its flag and for its signals.</summary>
internal sealed class EventTrial : Trial
{
    private readonly Handles<IEvent> _handles;
    private readonly EventSettings _settings;

    public EventTrial(int seed, Func<EventSettings, TimeProvider, Handles<IEvent>> start) : base(seed)
    {
        _settings = new EventSettings { AutoReset = Random.Next(3) > 0, Set = Random.Next(4) == 0 };
        _handles = start(_settings, Time);
    }

    public override Model Initial => new EventModel(_settings.AutoReset, _settings.Set);

    protected override IActorRef Actor => _handles.Actor;

    public override async ValueTask<int> WaitingAsync() => (await _handles.Owner.SnapshotAsync()).Waiters.Length;

    public override Task SettleAsync() => LookAsync(Closer, 0, Manner.None);

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, after, manner) = (AnyHandle(), Random.Next(0, 4), AnyToken());
        return Random.Next(12) switch
        {
            < 3 => new("set", me => AskAsync(me, handle, new EventModel.Set(), manner, async token =>
                EventModel.Number(await _handles[handle].SetAsync(token)))),
            3 => new("pulse", me => AskAsync(me, handle, new EventModel.Pulse(), manner, async token =>
                EventModel.Number(await _handles[handle].PulseAsync(token)))),
            4 => new("clear", me => AskAsync(me, handle, new EventModel.Clear(), manner, async token =>
                await _handles[handle].ClearAsync(token) ? "was set" : "was not set")),
            < 9 => Wait(handle, AnyManner(handle)),
            < 11 => WaitForSignal(handle, after, AnyManner(handle)),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private Move Wait(int handle, Manner manner)
    {
        var request = new EventModel.Wait(After: null, TellsNumber: manner.Timeout is null, manner.Waits);
        return new($"wait{manner}", me => me.AskAsync(new Asking(request, manner) { Handle = handle, IsWait = true }, async (_, token) =>
        {
            if (manner.Timeout is not { } timeout) return new Answer(EventModel.Number(await _handles[handle].WaitAsync(token)));
            return await _handles[handle].TryWaitAsync(timeout, token) ? new Answer("passed") : null;
        }));
    }

    private Move WaitForSignal(int handle, long after, Manner manner)
    {
        var request = new EventModel.Wait(after, TellsNumber: true, manner.Waits);
        var asking = new Asking(request, manner) { Handle = handle, IsWait = true };
        return new($"wait for a signal after {after}{manner}", me => me.AskAsync(asking, async (_, token) =>
        {
            long? signal = manner.Timeout is { } timeout
                ? await _handles[handle].TryWaitForSignalAsync(timeout, after, token)
                : await _handles[handle].WaitForSignalAsync(after, token);
            return signal is { } number ? new Answer(EventModel.Number(number)) : null;
        }));
    }

    private Task LookAsync(Participant me, int handle, Manner manner) => AskAsync(me, handle, new EventModel.Look(), manner, async token =>
    {
        var seen = await _handles[handle].SnapshotAsync(token);
        var (used, given) = (seen.Passed + (seen.IsSet ? 1 : 0), seen.Signals + (_settings.Set ? 1 : 0));
        if (seen.AutoReset && used > given) Complain($"More passed than there were signals: {seen}");
        return EventModel.Look.Of(seen.IsSet, seen.Signals, seen.Passed, seen.Waiters.Select(waiter => waiter.After));
    });

    private static Task AskAsync(Participant me, int handle, object request, Manner manner, Func<CancellationToken, Task<string>> call) =>
        me.AskAsync(new Asking(request, manner) { Handle = handle }, async (_, token) => new Answer(await call(token)));
}
