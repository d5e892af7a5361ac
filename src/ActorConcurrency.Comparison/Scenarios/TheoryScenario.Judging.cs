namespace ActorConcurrency.Comparison;

/// <content>What is computed, and what must hold.</content>
internal sealed partial class TheoryScenario
{
    private const int RoundsOfStep = 1_000_000;

    private static void Compute(Lanes lanes, int piece, ulong[] results)
    {
        for (var step = 0; step < Steps; step++) results[piece] = lanes.Step(piece, () => Mix(results[piece], piece));
    }

    // Nothing but arithmetic: a step of a xorshift generator, over and over.
    private static ulong Mix(ulong value, int piece)
    {
        value += (ulong)piece + 88172645463325252UL;
        for (var round = 0; round < RoundsOfStep; round++)
        {
            value ^= value << 13;
            value ^= value >> 7;
            value ^= value << 17;
        }

        return value;
    }

    private static void Judge(Trial trial, Lanes one, ulong[] first, Lanes all, ulong[] second)
    {
        Show(trial, one, '#');
        Show(trial, all, '#');
        trial.Observe("faster by", FormattableString.Invariant($"{one.Total / all.Total:0.0} on {Environment.ProcessorCount} processors"));
        trial.Require(DoneOnce, one.Count == Pieces * Steps && all.Count == Pieces * Steps, $"{one.Count} and {all.Count} steps were done, not {Pieces * Steps}");
        trial.Require(SameResult, first.SequenceEqual(second), "the results differ");
        trial.Require(OneAtOnce, one.AtOnce == 1, $"{one.AtOnce} steps were done at once where there was one thread");
    }

    private static void Judge(Trial trial, TimeSpan wait, Lanes one, Lanes all)
    {
        Show(trial, one, '-');
        Show(trial, all, '-');
        trial.Observe("faster by", FormattableString.Invariant($"{one.Total / all.Total:0.0}"));
        trial.Require(WaitedOnce, one.Count == Pieces * Waits && all.Count == Pieces * Waits, $"{one.Count} and {all.Count} waits were over, not {Pieces * Waits}");
        trial.Require(NotEarly, one.Total >= wait * Waits * 0.9 && all.Total >= wait * Waits * 0.9, "somebody was early");
    }
}
