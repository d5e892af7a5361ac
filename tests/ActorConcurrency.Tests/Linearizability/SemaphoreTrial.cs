using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Participants take, return, add and drain the permits of one semaphore, by themselves and in sessions.</summary>
internal sealed class SemaphoreTrial : Trial
{
    private readonly Handles<IOwnedSemaphore> _handles;
    private readonly SemaphoreSettings _settings;
    private readonly ISemaphoreSession[] _sessions;
    private readonly Stack<(int Grant, IPermit Permit)>[] _held;

    public SemaphoreTrial(int seed, Func<SemaphoreSettings, TimeProvider, Handles<IOwnedSemaphore>> start) : base(seed)
    {
        _settings = new SemaphoreSettings { Initial = Random.Next(0, 4), Maximum = 6 };
        _handles = start(_settings, Time);
        _sessions = [_handles.Owner.OpenSession("owner's"), _handles.Guest.OpenSession("guest's")];
        _held = [.. Participants.Select(_ => new Stack<(int, IPermit)>())];
    }

    public override Model Initial => new SemaphoreModel(_settings.Maximum, _settings.Initial);

    protected override IActorRef Actor => _handles.Actor;

    public override string? Meaning(Exception failure) => failure is SemaphoreFullException ? "full" : null;

    public override async ValueTask<int> WaitingAsync() => (await _handles.Owner.SnapshotAsync()).Waiters.Length;

    public override async Task SettleAsync()
    {
        foreach (var held in _held)
            while (held.Count > 0) GiveBack(Closer, held);
        var last = await LookAsync(Closer, 0, Manner.None);
        if (last.Held != 0 || last.Granted != last.Returned + last.Reclaimed) Complain($"Permits stay out, or are lost: {last}");
    }

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, permits, manner) = (AnyHandle(), Random.Next(1, 4), AnyToken());
        return Random.Next(14) switch
        {
            < 5 => Acquire(handle, permits, AnyManner(handle), session: 0),
            < 7 => Acquire(handle, permits, AnyManner(handle), session: handle + 1),
            < 10 => new("give back", me => Do(() => GiveBack(me, _held[me.Number]))),
            10 => Release(handle, permits, manner),
            11 => new("drain", me => me.AskAsync(new Asking(new SemaphoreModel.Drain(), manner) { Handle = handle }, async (_, token) =>
                new Answer($"{await _handles[handle].DrainAsync(token)} drained"))),
            12 when Random.Next(2) == 0 => Close(handle + 1),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private Move Acquire(int handle, int permits, Manner manner, int session)
    {
        var request = new SemaphoreModel.Acquire(permits, manner.Waits, session);
        var asking = new Asking(request, manner) { Handle = session == 0 ? handle : -1, IsWait = true };
        return new($"{request}{manner}", me => me.AskAsync(asking, async (operation, token) =>
        {
            var permit = await TakeAsync(handle, permits, manner, session, token);
            if (permit is null) return null;
            if (permit.Count != permits) Complain($"{permits} were asked for, and {permit.Count} granted.");
            _held[me.Number].Push((operation.Id, permit));
            return new Answer("granted", permit.FencingToken);
        }));
    }

    private async ValueTask<IPermit?> TakeAsync(int handle, int permits, Manner manner, int session, CancellationToken token) =>
        (manner.Timeout, session) switch
        {
            ({ } timeout, 0) => await _handles[handle].TryAcquireAsync(timeout, permits, token),
            (null, 0) => await _handles[handle].AcquireAsync(permits, token),
            ({ } timeout, _) => await _sessions[session - 1].TryAcquireAsync(timeout, permits, token),
            _ => await _sessions[session - 1].AcquireAsync(permits, token),
        };

    private Move Release(int handle, int permits, Manner manner) => new($"release {permits}", me =>
        me.AskAsync(new Asking(new SemaphoreModel.Release(permits), manner) { Handle = handle }, async (_, token) =>
        {
            await _handles[handle].ReleaseAsync(permits, token);
            return new Answer("done");
        }));

    private Move Close(int session) => new($"close session {session}", me => CloseAsync(me, new SemaphoreModel.Close(session), _sessions[session - 1]));

    private static void GiveBack(Participant me, Stack<(int Grant, IPermit Permit)> held)
    {
        if (held.TryPop(out var last)) me.Tell(new SemaphoreModel.Return(last.Grant), handle: -1, outlivesHandle: true, last.Permit.Dispose);
    }

    private async Task<SemaphoreSnapshot> LookAsync(Participant me, int handle, Manner manner)
    {
        var seen = new SemaphoreSnapshot(0, 0, 0, 0, 0, 0, 0, 0, 0, []);
        await me.AskAsync(new Asking(new SemaphoreModel.Look(), manner) { Handle = handle }, async (_, token) =>
        {
            seen = await _handles[handle].SnapshotAsync(token);
            if (seen.Initial + seen.Released - seen.Drained != seen.Available + seen.Held || seen.Granted != seen.Returned + seen.Reclaimed + seen.Held)
                Complain($"The books are wrong: {seen}");
            return new Answer(SemaphoreModel.Look.Of(seen.Available, seen.Held, seen.Waiters.Select(waiter => waiter.Permits)));
        });
        return seen;
    }
}
