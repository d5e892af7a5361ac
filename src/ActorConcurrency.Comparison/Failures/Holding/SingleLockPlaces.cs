using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Python's reentrant lock. Each participant is a thread that stays, for it belongs to one.</summary>
internal sealed class PythonRLockPlace : Place
{
    private readonly PythonRLock _lock = new();
    private readonly Dictionary<string, Errands> _participants = [];

    public override string What => "the lock";

    public override bool CleansUp => false;

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default)
    {
        var participant = ParticipantOf(who);
        await participant.DoAsync(() => _lock.Acquire(blocking: true)).ConfigureAwait(false);
        return new Hold(() => ReleaseAsync(participant));
    }

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout)
    {
        var participant = ParticipantOf(who);
        return await participant.DoAsync(() => _lock.Acquire(blocking: true, timeout.TotalSeconds)).ConfigureAwait(false) ? new Hold(() => ReleaseAsync(participant)) : null;
    }

    public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => ParticipantOf(who).IsBlockedAsync(wait);

    public override Task<long> FreeAsync() => Task.FromResult(_lock.Locked ? 0L : 1);

    public override Task ReleaseAsStrangerAsync() => ReleaseAsync(ParticipantOf("the stranger"));

    public override Task BuryAsync(string who) => ParticipantOf(who).EndAsync();

    public override void TakeAndGiveBack(string who)
    {
        using (_lock.Enter()) { }
    }

    private Errands ParticipantOf(string who)
    {
        if (!_participants.TryGetValue(who, out var participant)) _participants[who] = participant = new Errands(who);
        return participant;
    }

    private Task ReleaseAsync(Errands participant) => participant.DoAsync(() =>
    {
        _lock.Release();
        return true;
    });
}

/// <summary>The .NET twin: it is what it hands out that is given back.</summary>
internal sealed class TwinSingleLockPlace(int maxWaiters = int.MaxValue) : Place
{
    private readonly DotNetLock _lock = new(maxWaiters);

    public override string What => "the lock";

    public override bool EndsWaits => true;

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default) =>
        HoldOf(await _lock.AcquireAsync(LockMode.Write, cancellation).ConfigureAwait(false));

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) =>
        await _lock.TryAcquireAsync(timeout).ConfigureAwait(false) is { } hold ? HoldOf(hold) : null;

    public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => Task.FromResult(!wait.IsCompleted);

    public override async Task<long> FreeAsync() => (await _lock.SnapshotAsync().ConfigureAwait(false)).IsHeld ? 0 : 1;

    public override Task StopAsync() => _lock.DisposeAsync().AsTask();

    public override void TakeAndGiveBack(string who) => _lock.AcquireAsync().AsTask().GetAwaiter().GetResult().Dispose();

    private static Hold HoldOf(ILockHold hold) => new(async () => await hold.DisposeAsync().ConfigureAwait(false), hold.Lost);
}

/// <summary>The lock actor, by messages only. Whoever asks has a session, whose owner is an actor.</summary>
internal sealed class ActorSingleLockPlace(IActorRefFactory actors, LockSettings settings) : Place
{
    private readonly ActorLock _lock = ActorLock.Start(actors, settings with { GateFirst = false });
    private readonly Owners _owners = new(actors);
    private readonly Dictionary<string, ActorLockSession> _sessions = [];

    public IActorRef Actor => _lock.Actor;

    public override string What => "the lock";

    public override bool TakesBack => true;

    public override bool HasLease => settings.Lease is not null;

    public override bool EndsWaits => true;

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default) =>
        HoldOf(await SessionOf(who).AcquireAsync(LockMode.Write, cancellation).ConfigureAwait(false));

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) =>
        await SessionOf(who).TryAcquireAsync(timeout).ConfigureAwait(false) is { } hold ? HoldOf(hold) : null;

    public override async Task<bool> IsBlockedAsync(string who, Task<Hold> wait)
    {
        while (!wait.IsCompleted)
        {
            var snapshot = await _lock.SnapshotAsync().ConfigureAwait(false);
            if (snapshot.MoreWaiters > 0 || snapshot.Waiters.Any(waiter => waiter.Label == who)) return true;
        }

        return false;
    }

    public override async Task<long> FreeAsync() => (await _lock.SnapshotAsync().ConfigureAwait(false)).IsHeld ? 0 : 1;

    public override Task BuryAsync(string who) => _owners.BuryAsync(who);

    public override Task StopAsync() => _lock.DisposeAsync().AsTask();

    public override void TakeAndGiveBack(string who) => _lock.Acquire().Dispose();

    private ActorLockSession SessionOf(string who)
    {
        if (!_sessions.TryGetValue(who, out var session)) _sessions[who] = session = _lock.OpenSession(who, _owners.Find(who));
        return session;
    }

    private static Hold HoldOf(LockHold hold) => new(async () => await hold.DisposeAsync().ConfigureAwait(false), hold.Lost);
}
