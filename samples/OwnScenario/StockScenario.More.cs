using ActorConcurrency.Comparison;
using Akka.Actor;

/// <content>What else can be found out: the outcomes of a race, and what an operation costs.</content>
public sealed partial class StockScenario
{
    private const int Plenty = int.MaxValue;

    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "last-item",
            Title = "two buy the last item at the same moment",
            Outcomes =
            [
                new RaceOutcome("1 sold", Grade.Acceptable, "one gets it, the other is refused"),
                new RaceOutcome("2 sold", Grade.Forbidden, "it is sold twice"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Lock, nameof(LockStock), LastItemWithLock),
                RaceContender.Of(Side.Actor, nameof(StockActor), LastItemWithActor),
            ],
        },
    ];

    public override CostStudy Cost => new()
    {
        Operation = "buy an item",
        Contenders =
        [
            CostContender.Of(Side.Lock, nameof(LockStock), _ => new LockStock(Plenty), stock => CostSubject.Blocking(
                work =>
                {
                    stock.TryBuy();
                    work.Do();
                },
                done => Compare(done, stock.Left))),
            CostContender.Of(Side.Actor, nameof(StockActor), system => system.ActorOf(StockActor.Props(Plenty)), stock => CostSubject.Async(
                async work =>
                {
                    await stock.Ask<bool>(new StockActor.Buy());
                    work.Do();
                },
                async done => Compare(done, await stock.Ask<int>(new StockActor.GetLeft())))),
        ],
    };

    private static RaceRun LastItemWithLock()
    {
        var (stock, sold) = (new LockStock(1), 0);
        void Buy()
        {
            if (stock.TryBuy()) Interlocked.Increment(ref sold);
        }

        return RaceRun.Blocking(() => $"{sold} sold", Buy, Buy);
    }

    private static RaceRun LastItemWithActor(ActorSystem system)
    {
        var (stock, sold) = (system.ActorOf(StockActor.Props(1)), 0);
        async ValueTask BuyAsync()
        {
            if (await stock.Ask<bool>(new StockActor.Buy())) Interlocked.Increment(ref sold);
        }

        return RaceRun.Async(null, () => new($"{sold} sold"), BuyAsync, BuyAsync);
    }

    private static string? Compare(long done, int left) => done == Plenty - left ? null : $"{done} were bought, {Plenty - left} are gone";
}
