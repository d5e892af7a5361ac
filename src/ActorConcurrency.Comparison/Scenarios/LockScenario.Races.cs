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
        one,
        async token => await one.AcquireAsync(LockMode.Write, token).ConfigureAwait(false),
        async patience => await one.TryAcquireAsync(patience).ConfigureAwait(false));

    private static RaceRun CancelAtSlim()
    {
        var gate = new SemaphoreSlim(1, 1);
        return Cancelling(
            null,
            async token =>
            {
                await gate.WaitAsync(token).ConfigureAwait(false);
                return new Entered(gate);
            },
            async patience => await gate.WaitAsync(patience).ConfigureAwait(false) ? new Entered(gate) : null);
    }

    private static RaceRun Cancelling(
        IAsyncDisposable? state, Func<CancellationToken, Task<IDisposable>> takeAsync, Func<TimeSpan, Task<IDisposable?>> tryAsync)
    {
        var cancellation = new CancellationTokenSource();
        var granted = false;
        IDisposable? first = null;
        return RaceRun.OfSteps(
            state,
            async () =>
            {
                cancellation.Dispose();
                if (await tryAsync(Settling).ConfigureAwait(false) is null) return "lock lost";
                if (await tryAsync(TimeSpan.Zero).ConfigureAwait(false) is not null) return "lock doubled";
                return granted ? "granted" : "cancelled";
            },
            [
                RaceStep.Of("acquire and give back", async () =>
                {
                    using var hold = await takeAsync(cancellation.Token).ConfigureAwait(false);
                    granted = true;
                }).OrRefused<OperationCanceledException>(),
            ],
            [
                RaceStep.Of("hold", async () => first = await takeAsync(CancellationToken.None).ConfigureAwait(false)),
                RaceStep.Of("give back", () =>
                {
                    first!.Dispose();
                    return default;
                }),
            ],
            [RaceStep.Of("cancel", cancellation.Cancel)]);
    }

    private sealed class Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
