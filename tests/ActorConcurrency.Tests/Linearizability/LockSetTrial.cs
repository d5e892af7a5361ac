using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>
/// Participants take some of three locks, each in a session of its own, where it may nest, or without one. What is acquired without a
/// session is handed to the caller, and so its nesting is hidden from the lock set.
/// </summary>
internal sealed class LockSetTrial : Trial
{
    private static readonly string[] Sets = ["a", "b", "c", "a", "b", "c", "ab", "cb", "ca", "abc", "cc", ""];

    private readonly Handles<IOwnedLockSet> _handles;
    private readonly LockSetSettings _settings;
    private readonly ILockSetSession[] _sessions;
    private readonly Stack<(int Id, ILockLease Lease)>[] _held;

    public LockSetTrial(int seed, Func<LockSetSettings, TimeProvider, Handles<IOwnedLockSet>> start) : base(seed)
    {
        _settings = new LockSetSettings { Ordered = Random.Next(2) == 0 };
        _handles = start(_settings, Time);
        _sessions = [.. Participants.Select(participant => _handles[participant.Number % 2].OpenSession($"participant {participant.Number}"))];
        _held = [.. Participants.Select(_ => new Stack<(int, ILockLease)>())];
    }

    public override Model Initial => new LockSetModel(_settings.Ordered);

    protected override IActorRef Actor => _handles.Actor;

    public override string? Meaning(Exception failure) => failure switch
    {
        LockOrderException => "out of order",
        DeadlockException => "deadlock",
        _ => null,
    };

    public override async ValueTask<int> WaitingAsync() => (await _handles.Owner.SnapshotAsync()).Waiters.Length;

    public override async Task SettleAsync()
    {
        foreach (var held in _held)
            while (held.Count > 0) GiveBack(Closer, held);
        var last = await LookAsync(Closer, 0, Manner.None);
        if (last.Holders.Length > 0 || last.Granted != last.Returned + last.Reclaimed) Complain($"Locks stay behind, or are lost: {last}");
    }

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, names, manner) = (AnyHandle(), Sets[Random.Next(Sets.Length)], AnyToken());
        return Random.Next(24) switch
        {
            < 6 => Acquire(names, AnyManner(handle), handle),
            < 14 => AcquireInSession(names, AnyManner(handle: 0)),
            < 20 => new("give back", me => Do(() => GiveBack(me, _held[me.Number]))),
            20 => Close(Random.Next(Participants.Length)),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private Move Acquire(string names, Manner manner, int handle)
    {
        var asking = new Asking(new LockSetModel.Acquire(names, manner.Waits, Session: 0), manner) { Handle = handle, IsWait = true };
        return new($"acquire '{names}'{manner}", me => AskAsync(me, asking, names, async token => manner.Timeout is { } timeout
            ? await _handles[handle].TryAcquireAsync(Locks(names), timeout, token)
            : await _handles[handle].AcquireAsync(Locks(names), token)));
    }

    private Move AcquireInSession(string names, Manner manner) => new($"acquire '{names}' in its session{manner}", me =>
    {
        var session = _sessions[me.Number];
        var asking = new Asking(new LockSetModel.Acquire(names, manner.Waits, me.Number + 1), manner) { IsWait = true };
        return AskAsync(me, asking, names, async token => manner.Timeout is { } timeout
            ? await session.TryAcquireAsync(Locks(names), timeout, token)
            : await session.AcquireAsync(Locks(names), token));
    });

    private Task AskAsync(Participant me, Asking asking, string names, Func<CancellationToken, Task<ILockLease?>> acquireAsync) =>
        me.AskAsync(asking, async (operation, token) =>
        {
            if (await acquireAsync(token) is not { } lease) return null;
            if (string.Concat(lease.Names) != LockSetModel.Normal(names)) Complain($"'{names}' was asked for, and {string.Join(' ', lease.Names)} granted.");
            _held[me.Number].Push((operation.Id, lease));
            return new Answer("granted", lease.FencingToken);
        });

    private Move Close(int number) => new($"close the session of participant {number}", me =>
        CloseAsync(me, new LockSetModel.Close(number + 1), _sessions[number]));

    private static void GiveBack(Participant me, Stack<(int Id, ILockLease Lease)> held)
    {
        if (held.TryPop(out var last)) me.Tell(new LockSetModel.Return(last.Id), handle: -1, outlivesHandle: true, last.Lease.Dispose);
    }

    private static IEnumerable<string> Locks(string names) => names.Select(name => name.ToString());

    private async Task<LockSetSnapshot> LookAsync(Participant me, int handle, Manner manner)
    {
        var seen = new LockSetSnapshot(0, 0, 0, [], []);
        await me.AskAsync(new Asking(new LockSetModel.Look(), manner) { Handle = handle }, async (_, token) =>
        {
            seen = await _handles[handle].SnapshotAsync(token);
            if (seen.Granted != seen.Returned + seen.Reclaimed + seen.Holders.Length) Complain($"The books are wrong: {seen}");
            var held = seen.Holders.Select(holder => string.Concat(holder.Names));
            return new Answer(LockSetModel.Look.Of(held, seen.Waiters.Select(waiter => string.Concat(waiter.Names))));
        });
        return seen;
    }
}
