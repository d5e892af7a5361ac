using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class LockScenario
{
    // The lock is lost if nobody gets it in this time: long, as a busy pool can keep the one that is on its way.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "cancel-or-grant",
            Title = "a wait is cancelled while the lock is given back: where is the lock?",
            Participants = 3,
            Outcomes =
            [
                new("granted", Grade.Acceptable, "the wait got the lock, and gave it back"),
                new("cancelled", Grade.Acceptable, "the wait took nothing"),
                new("lock lost", Grade.Forbidden, "nobody can get the lock any more"),
                new("lock doubled", Grade.Forbidden, "two have the lock"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.DotNet, nameof(SemaphoreSlim), CancelAtSlim),
                RaceContender.Of(Side.Twin, nameof(DotNetLock), () => CancelAt(new DotNetLock())),
                .. RaceContender.ActorBothWays(nameof(ActorLock), (system, gateFirst) =>
                    CancelAt(ActorLock.Start(system, new LockSettings { GateFirst = gateFirst }))),
            ],
        },
    ];

    private static RaceRun CancelAt(ILock one) => Cancelling(
        one, token => one.AcquireAsync(LockMode.Write, token), async patience => await one.TryAcquireAsync(patience).ConfigureAwait(false) is not null);

    private static RaceRun CancelAtSlim()
    {
        var gate = new SemaphoreSlim(1, 1);
        return Cancelling<IDisposable>(
            null,
            async token =>
            {
                await gate.WaitAsync(token).ConfigureAwait(false);
                return new Entered(gate);
            },
            patience => new(gate.WaitAsync(patience)));
    }

    private static RaceRun Cancelling<T>(
        IAsyncDisposable? state, Func<CancellationToken, ValueTask<T>> acquire, Func<TimeSpan, ValueTask<bool>> tryAcquire)
        where T : class, IDisposable
    {
        var cancellation = new CancellationTokenSource();
        T? waited = null;
        T? first = null;
        return RaceRun.OfSteps(
            state,
            async () =>
            {
                cancellation.Dispose();
                if (!await tryAcquire(Settling).ConfigureAwait(false)) return "lock lost";
                if (await tryAcquire(TimeSpan.Zero).ConfigureAwait(false)) return "lock doubled";
                return waited is not null ? "granted" : "cancelled";
            },
            [
                RaceStep.Of("acquire", () => acquire(cancellation.Token), hold => waited = hold).OrRefused<OperationCanceledException>(),
                RaceStep.Of("give back", () => waited?.Dispose()),
            ],
            [
                RaceStep.Of("hold", () => acquire(CancellationToken.None), hold => first = hold),
                RaceStep.Of("give back the first", () => first!.Dispose()),
            ],
            [RaceStep.Of("cancel", cancellation.Cancel)]);
    }

    private sealed class Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
