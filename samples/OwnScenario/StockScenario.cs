using ActorConcurrency.Comparison;
using Akka.Actor;

/// <summary>The lock class against the actor.</summary>
public sealed partial class StockScenario : Scenario
{
    private const int Items = 1_000, Buyers = 4;

    public override string Recipe => "Stock";
    public override string Summary => "Items that several buy until none is left.";
    public override IReadOnlyList<Experiment> Experiments => [new()
    {
        Name = "rush", Title = "is everything sold, and nothing twice?",
        Participants = Buyers, Operations = $"{Buyers} buyers, {Items} items",
        Invariant = $"exactly {Items} items are sold",
        Load = Load.Computing, Repeats = 5,
        Contenders = [Contender.Lock<LockStock>(WithLock), Contender.Actor<StockActor>(WithActorAsync)],
    }];

    private static void WithLock(Trial trial)
    {
        var (stock, sold) = (new LockStock(Items), 0);
        trial.OnThreads(Buyers, _ => { while (stock.TryBuy()) Interlocked.Increment(ref sold); });
        trial.Require(sold == Items, $"{sold} items were sold");
    }

    private static async Task WithActorAsync(Trial trial)
    {
        var (stock, sold) = (trial.Actors.ActorOf(StockActor.Props(Items)), 0);
        await trial.OnTasks(Buyers, async _ => { while (await stock.Ask<bool>(new StockActor.Buy())) Interlocked.Increment(ref sold); });
        trial.Require(sold == Items, $"{sold} items were sold");
    }
}
