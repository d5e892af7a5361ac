using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class BarrierScenario
{
    private const string BothPass = "both pass";
    private const string NeitherPasses = "neither passes";
    private const string OnePasses = "one passes";

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "cancel-or-last",
            Title = "one of two waits and is cancelled while the other comes: do they agree?",
            Participants = 3,
            Outcomes =
            [
                new(BothPass, Grade.Acceptable, "all had come before the token was cancelled"),
                new(NeitherPasses, Grade.Acceptable, "the token was cancelled before, or the other had come first and would not wait"),
                new(OnePasses, Grade.Forbidden, "one takes the phase for passed, the other does not"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.DotNet, nameof(Barrier), () => Cancelling(new Barrier(2))),
                RaceContender.Of(Side.Twin, nameof(DotNetBarrier), () => Cancelling(new DotNetBarrier(2))),
                .. RaceContender.ActorBothWays(nameof(ActorBarrier), (system, gateFirst) =>
                    Cancelling(ActorBarrier.Start(system, new BarrierSettings { Parties = 2, GateFirst = gateFirst }))),
            ],
        },
    ];

    private static RaceRun Cancelling(Barrier barrier)
    {
        var (first, second) = (false, false);
        var cancellation = new CancellationTokenSource();
        return RaceRun.Blocking(
            () => Agreement(first, second),
            () => first = Record(() => barrier.SignalAndWait(cancellation.Token)) is null,
            () => second = barrier.SignalAndWait(TimeSpan.Zero),
            cancellation.Cancel);
    }

    private static RaceRun Cancelling(IBarrier barrier)
    {
        var (first, second) = (false, false);
        var cancellation = new CancellationTokenSource();
        return RaceRun.OfSteps(
            barrier,
            () => new(Agreement(first, second)),
            [RaceStep.Of("wait", () => barrier.SignalAndWaitAsync(cancellation.Token), _ => first = true).OrRefused<OperationCanceledException>()],
            [RaceStep.Of("come", () => barrier.TrySignalAndWaitAsync(TimeSpan.Zero), passed => second = passed is not null).OrRefused<BrokenBarrierException>()],
            [RaceStep.Of("cancel", cancellation.Cancel)]);
    }

    private static string Agreement(bool first, bool second) => (first, second) switch
    {
        (true, true) => BothPass,
        (false, false) => NeitherPasses,
        _ => OnePasses,
    };
}
