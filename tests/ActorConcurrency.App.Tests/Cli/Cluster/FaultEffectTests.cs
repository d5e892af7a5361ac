using ActorConcurrency.Cli;

namespace ActorConcurrency.App.Tests;

/// <summary>What a fault did, from the histories.</summary>
public sealed class FaultEffectTests
{
    [Fact]
    public void The_time_until_somebody_is_granted_something_again_is_that_of_the_longest_silence_that_began_soon_after_the_fault()
    {
        // The answer at 10.2 s was on its way when the node was killed.
        var effect = Assert.Single(FaultEffect.Of(
            [Has("n1.1", "s"), .. Grants(9_000, 9_500, 10_200, 16_000, 16_100, 30_000), Line(10_000, "n1.1", HistoryKind.Killed), Line(40_000, "run", HistoryKind.Ending)]));

        Assert.Equal((FaultKind.Kill, "n1.1", true, 6.0), (effect.Kind, effect.Process, effect.HadName, effect.Failover));
        Assert.Equal((0.4, 0.4), (effect.RateBefore, effect.RateAfter));
    }

    [Fact]
    public void Only_the_names_count_that_the_node_had()
    {
        HistoryLine[] lines = [Has("n1.1", "s"), .. Grants(9_000, 13_000), .. Grants(11_000, 12_000).Select(line => line with { Name = "other" }), Line(10_000, "n1.1", HistoryKind.Frozen)];

        Assert.Equal(3.0, Assert.Single(FaultEffect.Of(lines)).Failover);
    }

    [Fact]
    public void A_fault_after_which_nobody_was_granted_anything_has_no_time()
    {
        var effect = Assert.Single(FaultEffect.Of([Has("n1.1", "s"), .. Grants(9_000), Line(10_000, "n1.1", HistoryKind.Leaving)]));

        Assert.Null(effect.Failover);
    }

    [Fact]
    public void What_is_done_to_nodes_when_all_has_ended_is_no_fault() =>
        Assert.Empty(FaultEffect.Of([.. Grants(9_000), Line(10_000, "run", HistoryKind.Ending), Line(10_001, "n1.1", HistoryKind.Killed)]));

    private static HistoryLine Line(long at, string process, HistoryKind kind) => new() { At = at * 1000, Process = process, Kind = kind };

    private static HistoryLine Has(string process, string name) => Line(1, process, HistoryKind.Has) with { Name = name };

    private static IEnumerable<HistoryLine> Grants(params long[] moments) => moments.Select(at => Line(at, "n2.1", HistoryKind.Granted) with { Name = "s" });
}
