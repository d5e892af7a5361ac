using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class SemaphoreScenario
{
    // A permit is lost if nobody gets it in this time: long, as a busy pool can keep the one that is on its way.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "cancel-or-grant",
            Title = "a wait is cancelled while a permit is released: where is the permit?",
            Participants = 3,
            Outcomes =
            [
                new("granted", Grade.Acceptable, "the wait has the permit, and there is no other"),
                new("cancelled, permit left", Grade.Acceptable, "the wait took nothing"),
                new("permit lost", Grade.Forbidden, "the wait was cancelled, and nobody can get the permit"),
                new("permit doubled", Grade.Forbidden, "there are two permits where one was released"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Lock, "lock and Monitor", CancelAtMonitor),
                RaceContender.Of(Side.DotNet, nameof(SemaphoreSlim), CancelAtSlim),
                RaceContender.Of(Side.Twin, nameof(DotNetSemaphore), () => CancelAt(new DotNetSemaphore(0))),
                .. RaceContender.ActorBothWays(nameof(ActorSemaphore), (system, gateFirst) =>
                    CancelAt(ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 0, GateFirst = gateFirst }))),
            ],
        },
    ];

    private static RaceRun CancelAt(ISemaphore semaphore) => Cancelling(
        semaphore,
        async token => await semaphore.AcquireAsync(1, token).ConfigureAwait(false),
        () => semaphore.ReleaseAsync(),
        async patience => await semaphore.TryAcquireAsync(patience).ConfigureAwait(false) is not null);

    private static RaceRun CancelAtSlim()
    {
        var semaphore = new SemaphoreSlim(0);
        return Cancelling(
            null,
            token => new(semaphore.WaitAsync(token)),
            () =>
            {
                semaphore.Release();
                return default;
            },
            patience => new(semaphore.WaitAsync(patience)));
    }

    private static RaceRun CancelAtMonitor()
    {
        var semaphore = new MonitorPermits();
        return Cancelling(
            null,
            token =>
            {
                semaphore.Take(token);
                return default;
            },
            () =>
            {
                semaphore.Release();
                return default;
            },
            _ => new(semaphore.TryTake()));
    }

    private static RaceRun Cancelling(IAsyncDisposable? state, Func<CancellationToken, ValueTask> acquire, Func<ValueTask> release, Func<TimeSpan, ValueTask<bool>> tryAcquire)
    {
        var cancellation = new CancellationTokenSource();
        var granted = false;
        return RaceRun.OfSteps(
            state,
            async () =>
            {
                cancellation.Dispose();
                if (!granted && !await tryAcquire(Settling).ConfigureAwait(false)) return "permit lost";
                if (await tryAcquire(TimeSpan.Zero).ConfigureAwait(false)) return "permit doubled";
                return granted ? "granted" : "cancelled, permit left";
            },
            [
                RaceStep.Of("acquire", async () =>
                {
                    await acquire(cancellation.Token).ConfigureAwait(false);
                    granted = true;
                }).OrRefused<OperationCanceledException>(),
            ],
            [RaceStep.Of("release", release)],
            [RaceStep.Of("cancel", cancellation.Cancel)]);
    }

    /// <summary>Permits as one writes them with <c>lock</c>, with a wait that can be cancelled.</summary>
    private sealed class MonitorPermits
    {
        private readonly object _gate = new();
        private int _free;

        public void Release()
        {
            lock (_gate)
            {
                _free++;
                Monitor.Pulse(_gate);
            }
        }

        public bool TryTake()
        {
            lock (_gate)
            {
                if (_free == 0) return false;
                _free--;
                return true;
            }
        }

        public void Take(CancellationToken token)
        {
            using var waking = token.Register(() =>
            {
                lock (_gate) Monitor.PulseAll(_gate);
            });
            lock (_gate)
            {
                for (; _free == 0; Monitor.Wait(_gate)) token.ThrowIfCancellationRequested();
                _free--;
            }
        }
    }
}
