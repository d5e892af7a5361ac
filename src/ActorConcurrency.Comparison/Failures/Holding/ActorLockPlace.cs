using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>One lock of the lock set actor, by messages only. Whoever asks has a session, whose owner is an actor.</summary>
internal sealed class ActorLockPlace(IActorRefFactory actors, LockSetSettings settings) : Place
{
    public static readonly string[] Names = ["x"];

    private readonly ActorLockSet _locks = ActorLockSet.Start(actors, settings with { GateFirst = false });
    private readonly Owners _owners = new(actors);
    private readonly Dictionary<string, ActorLockSetSession> _sessions = [];

    public IActorRef Actor => _locks.Actor;

    public override string What => "the lock";

    public override bool TakesBack => true;

    public override bool EndsWaits => true;

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default) =>
        HoldOf(await SessionOf(who).AcquireAsync(Names, cancellation).ConfigureAwait(false));

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) =>
        await SessionOf(who).TryAcquireAsync(Names, timeout).ConfigureAwait(false) is { } lease ? HoldOf(lease) : null;

    public override async Task<bool> IsBlockedAsync(string who, Task<Hold> wait)
    {
        while (!wait.IsCompleted)
        {
            var snapshot = await _locks.SnapshotAsync().ConfigureAwait(false);
            if (snapshot.MoreWaiters > 0 || snapshot.Waiters.Any(waiter => waiter.Label == who)) return true;
        }

        return false;
    }

    public override async Task<long> FreeAsync() => 1 - (await _locks.SnapshotAsync().ConfigureAwait(false)).Holders.Length;

    public override Task BuryAsync(string who) => _owners.BuryAsync(who);

    public override Task StopAsync() => _locks.DisposeAsync().AsTask();

    public override void TakeAndGiveBack(string who) => _locks.Acquire(Names).Dispose();

    private ActorLockSetSession SessionOf(string who)
    {
        if (!_sessions.TryGetValue(who, out var session)) _sessions[who] = session = _locks.OpenSession(who, _owners.Find(who));
        return session;
    }

    private static Hold HoldOf(LockLease lease) => new(async () => await lease.DisposeAsync().ConfigureAwait(false), lease.Lost);
}
