using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>The semaphore actor with one permit, by messages only. Whoever asks has a session, whose owner is an actor.</summary>
internal sealed class ActorPermit(IActorRefFactory actors, SemaphoreSettings settings) : Place
{
    private readonly ActorSemaphore _semaphore = ActorSemaphore.Start(actors, settings with { Initial = 1, Maximum = 1, GateFirst = false });
    private readonly Owners _owners = new(actors);
    private readonly Dictionary<string, ActorSemaphoreSession> _sessions = [];

    public IActorRef Actor => _semaphore.Actor;

    public override bool TakesBack => true;

    public override bool HasLease => settings.Lease is not null;

    public override bool EndsWaits => true;

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default) =>
        HoldOf(await SessionOf(who).AcquireAsync(1, cancellation).ConfigureAwait(false));

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) =>
        await SessionOf(who).TryAcquireAsync(timeout).ConfigureAwait(false) is { } permit ? HoldOf(permit) : null;

    public override async Task<bool> IsBlockedAsync(string who, Task<Hold> wait)
    {
        while (!wait.IsCompleted)
        {
            var waiters = (await _semaphore.SnapshotAsync().ConfigureAwait(false));
            if (waiters.MoreWaiters > 0 || waiters.Waiters.Any(waiter => waiter.Label == who)) return true;
        }

        return false;
    }

    public override async Task<long> FreeAsync() => (await _semaphore.SnapshotAsync().ConfigureAwait(false)).Available;

    public override Task ReleaseAsStrangerAsync() => _semaphore.ReleaseAsync().AsTask();

    public override Task BuryAsync(string who) => _owners.BuryAsync(who);

    public override Task StopAsync() => _semaphore.DisposeAsync().AsTask();

    public override void TakeAndGiveBack(string who) => _semaphore.Acquire().Dispose();

    private ActorSemaphoreSession SessionOf(string who)
    {
        if (!_sessions.TryGetValue(who, out var session)) _sessions[who] = session = _semaphore.OpenSession(who, _owners.Find(who));
        return session;
    }

    private static Hold HoldOf(SemaphorePermit permit) => new(async () => await permit.DisposeAsync().ConfigureAwait(false), permit.Lost);
}
