using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Participants read, write, upgrade and give back one lock, by themselves and in sessions.</summary>
internal sealed class LockTrial : Trial
{
    private readonly Handles<IOwnedLock> _handles;
    private readonly LockSettings _settings;
    private readonly ILockSession[] _sessions;
    private readonly Stack<(int Id, ILockHold Hold, bool IsShared)>[] _held;

    public LockTrial(int seed, Func<LockSettings, TimeProvider, Handles<IOwnedLock>> start) : base(seed)
    {
        _settings = new LockSettings { Reentrant = Random.Next(2) == 0 };
        _handles = start(_settings, Time);
        _sessions = [_handles.Owner.OpenSession("owner's"), _handles.Guest.OpenSession("guest's")];
        _held = [.. Participants.Select(_ => new Stack<(int, ILockHold, bool)>())];
    }

    public override Model Initial => new LockModel(_settings.Reentrant);

    protected override IActorRef Actor => _handles.Actor;

    // A kind of InvalidOperationException is StoppedException, which is the participant's to judge.
    public override string? Meaning(Exception failure) => failure switch
    {
        LockRecursionException => "recursion",
        StoppedException => null,
        InvalidOperationException => "refused",
        _ => null,
    };

    public override async ValueTask<int> WaitingAsync() => (await _handles.Owner.SnapshotAsync()).Waiters.Length;

    public override async Task SettleAsync()
    {
        foreach (var held in _held)
            while (held.Count > 0) GiveBack(Closer, held);
        var last = await LookAsync(Closer, 0, Manner.None);
        if (last.IsHeld || last.Granted != last.Returned + last.Reclaimed) Complain($"Holds stay out, or are lost: {last}");
    }

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, mode) = (AnyHandle(), (LockMode)Random.Next(3));
        return Random.Next(14) switch
        {
            < 5 => Acquire(handle, mode, AnyManner(handle), session: 0),
            < 7 => Acquire(handle, mode, AnyManner(handle), session: handle + 1),
            < 9 => Upgrade(AnyManner(handle: 0)),
            < 12 => new("give back", me => Do(() => GiveBack(me, _held[me.Number]))),
            12 when Random.Next(2) == 0 => Close(handle + 1),
            _ => Look(handle, AnyToken()),
        };
    }

    private Move Look(int handle, Manner manner) => new("look", me => LookAsync(me, handle, manner));

    private Move Acquire(int handle, LockMode mode, Manner manner, int session)
    {
        var request = new LockModel.Acquire(mode, manner.Waits, session);
        var asking = new Asking(request, manner) { Handle = session == 0 ? handle : -1, IsWait = true };
        return new($"{request}{manner}", me => me.AskAsync(asking, async (operation, token) =>
            Take(me, operation, mode, isShared: session != 0, await TakeAsync(handle, mode, manner, session, token))));
    }

    // What is upgraded is known only when it is this move's turn: a participant without a hold looks instead.
    private Move Upgrade(Manner manner) => new($"upgrade{manner}", me =>
    {
        if (!_held[me.Number].TryPeek(out var last)) return LookAsync(me, 0, Manner.None);
        // The handle knows what it granted, and refuses without asking.
        var asking = new Asking(new LockModel.Upgrade(last.Id, manner.Waits), manner) { IsWait = true };
        return me.AskAsync(asking, async (operation, token) => Take(me, operation, LockMode.Write, last.IsShared, manner.Timeout is { } timeout
            ? await last.Hold.TryUpgradeAsync(timeout, token)
            : await last.Hold.UpgradeAsync(token)));
    });

    // By the time that somebody reads the token of a session's hold, the session may have been given another.
    private Answer? Take(Participant me, Operation operation, LockMode mode, bool isShared, ILockHold? hold)
    {
        if (hold is null) return null;
        if (hold.Mode != mode) Complain($"{mode} was asked for, and {hold.Mode} granted.");
        _held[me.Number].Push((operation.Id, hold, isShared));
        return new Answer("granted", hold.FencingToken) { MayBeNewer = isShared };
    }

    private async ValueTask<ILockHold?> TakeAsync(int handle, LockMode mode, Manner manner, int session, CancellationToken token) =>
        (manner.Timeout, session) switch
        {
            ({ } timeout, 0) => await _handles[handle].TryAcquireAsync(timeout, mode, token),
            (null, 0) => await _handles[handle].AcquireAsync(mode, token),
            ({ } timeout, _) => await _sessions[session - 1].TryAcquireAsync(timeout, mode, token),
            _ => await _sessions[session - 1].AcquireAsync(mode, token),
        };

    private Move Close(int session) => new($"close session {session}", me => CloseAsync(me, new LockModel.Close(session), _sessions[session - 1]));

    private static void GiveBack(Participant me, Stack<(int Id, ILockHold Hold, bool IsShared)> held)
    {
        if (held.TryPop(out var last)) me.Tell(new LockModel.Return(last.Id), handle: -1, outlivesHandle: true, last.Hold.Dispose);
    }

    private async Task<LockSnapshot> LookAsync(Participant me, int handle, Manner manner)
    {
        var seen = new LockSnapshot(0, 0, 0, [], []);
        await me.AskAsync(new Asking(new LockModel.Look(), manner) { Handle = handle }, async (_, token) =>
        {
            seen = await _handles[handle].SnapshotAsync(token);
            if (seen.Granted != seen.Returned + seen.Reclaimed + seen.Holders.Length) Complain($"The books are wrong: {seen}");
            return new Answer(LockModel.Look.Of(seen.Holders.Select(holder => holder.Mode), seen.Waiters.Select(waiter => waiter.Mode)));
        });
        return seen;
    }
}
