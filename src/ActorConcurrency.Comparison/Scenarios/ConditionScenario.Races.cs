using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The race. Neither Python's condition nor Monitor has a wait that could be cancelled.</content>
internal sealed partial class ConditionScenario
{
    private const string Taken = "taken";
    private const string LeftOver = "cancelled, left over";
    private const string Gone = "cancelled, and gone";

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "put-or-cancel",
            Title = "one thing is put at the moment at which the wait for it is cancelled: who has it?",
            Outcomes =
            [
                new(Taken, Grade.Acceptable, "the put came first"),
                new(LeftOver, Grade.Acceptable, "the cancellation came first"),
                new(Gone, Grade.Forbidden, "who waited was told that nothing was changed, and the thing is gone"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Twin, nameof(DotNetCondition<>), () => Cancelling(new DotNetCondition<int>(0))),
                RaceContender.Of(Side.Actor, nameof(ActorCondition<>), system => Cancelling(ActorCondition<int>.Start(system, 0))),
            ],
        },
    ];

    private static RaceRun Cancelling(ICondition<int> stock)
    {
        var cancellation = new CancellationTokenSource();
        Task<int>? taking = null;
        return RaceRun.OfSteps(
            stock,
            async () =>
            {
                var isTaken = await HoldingFailures.IsGrantedAsync(taking!).ConfigureAwait(false);
                var left = await stock.ReadAsync().ConfigureAwait(false);
                return isTaken ? Taken : left == 1 ? LeftOver : Gone;
            },
            [
                RaceStep.Of("wait", () => { taking = stock.WaitAsync(static left => left > 0, static left => left - 1, cancellation.Token).AsTask(); }),
                RaceStep.Of("cancel", cancellation.Cancel),
            ],
            [RaceStep.Of("put", () => stock.UpdateAsync(static left => left + 1), _ => { })]);
    }
}
