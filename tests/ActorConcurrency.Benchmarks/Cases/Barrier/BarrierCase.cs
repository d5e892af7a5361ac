using DotNext.Threading;

namespace ActorConcurrency.Benchmarks;

/// <summary>Eight tasks meet again and again: an operation is one arrival.</summary>
internal static class BarrierCase
{
    public const int Operations = 40_000;

    private const string Lacks = "named parties and their death, an action that may await, a ledger";

    public static Case Only { get; } = new(
        "barrier-8", Operations, Target: null,
        new("ActorBarrier", () => new OurBarrier()),
        new("Barrier on 8 threads", () => new ThreadBarrier(), "waiting without blocking a thread, " + Lacks),
        new Entry("DotNext AsyncBarrier", () => new DotNextBarrier(), Lacks));
}

/// <summary>Parties that arrive so often each; one of each phase counts it.</summary>
internal abstract class BarrierContender : CountingContender
{
    protected const int Parties = 8;

    /// <summary>How many phases were completed. Changed by one at a time.</summary>
    protected long Phases { get; set; }

    public override Task OperateAsync(int operations) =>
        Task.WhenAll(Enumerable.Range(0, Parties).Select(_ => PartyAsync(operations / Parties)).ToArray());

    protected abstract Task PartyAsync(int phases);

    protected override ValueTask<long> CountAsync() => new(Phases * Parties);
}

internal sealed class OurBarrier : BarrierContender
{
    private readonly ActorBarrier _barrier;

    public OurBarrier() => _barrier = Own(ActorBarrier.Start(Own(new Arena()).System, new BarrierSettings { Parties = Parties }));

    protected override async Task PartyAsync(int phases)
    {
        for (; phases > 0; phases--)
            if ((await _barrier.SignalAndWaitAsync()).Index == 0) Phases++;
    }
}

internal sealed class ThreadBarrier : BarrierContender
{
    private readonly Barrier _barrier;

    public ThreadBarrier() => _barrier = new Barrier(Parties, _ => Phases++);

    protected override Task PartyAsync(int phases) => Task.Factory.StartNew(
        () =>
        {
            for (; phases > 0; phases--) _barrier.SignalAndWait();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

internal sealed class DotNextBarrier : BarrierContender
{
    private readonly AsyncBarrier _barrier = new(Parties);

    protected override async Task PartyAsync(int phases)
    {
        for (; phases > 0; phases--) await _barrier.SignalAndWaitAsync();
    }

    protected override ValueTask<long> CountAsync() => new(_barrier.CurrentPhaseNumber * Parties);
}
