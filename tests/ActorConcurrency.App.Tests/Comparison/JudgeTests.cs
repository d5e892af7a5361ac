using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class JudgeTests
{
    private static readonly Experiment Faulty = Some.Experiment() with { Faults = [Some.Fault] };

    [Fact]
    public void A_run_that_ended_with_nothing_broken_has_held() => Assert.Equal(Verdict.Held, Judge.VerdictOf(Faulty, Some.Record()));

    [Fact]
    public void A_run_that_ended_with_a_violation_is_broken()
    {
        var record = Some.Record(violations: ["one", "two"]);

        Assert.Equal(Verdict.Broken, Judge.VerdictOf(Faulty, record));
        Assert.Equal("one; two", Judge.Reason(record));
    }

    [Fact]
    public void A_run_that_did_not_end_has_hung_whatever_else_is_known_of_it()
    {
        var record = Some.Record(Ending.Hung, "it waits", violations: ["one"]);

        Assert.Equal(Verdict.Hung, Judge.VerdictOf(Faulty, record));
        Assert.Equal("it waits", Judge.Reason(record));
    }

    [Fact]
    public void A_run_that_failed_says_nothing_of_the_invariant() =>
        Assert.Equal(Verdict.Unknown, Judge.VerdictOf(Faulty, Some.Record(Ending.Failed, "it threw")));

    [Theory]
    [InlineData(Side.DotNet)]
    [InlineData(Side.Actor)]
    [InlineData(Side.Direct)]
    [InlineData(Side.Lock)]
    [InlineData(Side.Twin)]
    [InlineData(Side.Library)]
    public void A_successor_must_hold_the_invariant(Side side)
    {
        Assert.Empty(Judge.Objections(Faulty, Some.Contender(side), Some.Record()));
        Assert.Equal<string>(["broken: one"], Judge.Objections(Faulty, Some.Contender(side), Some.Record(violations: ["one"])));
        Assert.Equal<string>(["hung: it waits"], Judge.Objections(Faulty, Some.Contender(side), Some.Record(Ending.Hung, "it waits")));
        Assert.Equal<string>(["it failed on the way: it threw"], Judge.Objections(Faulty, Some.Contender(side), Some.Record(Ending.Failed, "it threw")));
    }

    [Theory]
    [InlineData(Side.DotNet)]
    [InlineData(Side.Actor)]
    [InlineData(Side.Direct)]
    [InlineData(Side.Lock)]
    [InlineData(Side.Twin)]
    [InlineData(Side.Library)]
    public void A_successor_must_not_show_the_originals_fault(Side side)
    {
        var objection = Assert.Single(Judge.Objections(Faulty, Some.Contender(side), Some.Record(shown: [Some.Fault.Name])));

        Assert.Equal("the fault “some fault” showed, which is not expected of this side: evidence of some fault", objection);
    }

    [Fact]
    public void An_original_must_show_its_fault()
    {
        Assert.Equal<string>(["the fault “some fault” did not show"], Judge.Objections(Faulty, Some.Contender(Side.Original), Some.Record()));
        Assert.Empty(Judge.Objections(Faulty, Some.Contender(Side.Original), Some.Record(shown: [Some.Fault.Name])));
    }

    [Fact]
    public void An_original_may_break_or_hang_by_its_fault()
    {
        Assert.Empty(Judge.Objections(Faulty, Some.Contender(Side.Original), Some.Record(violations: ["one"], shown: [Some.Fault.Name])));
        Assert.Empty(Judge.Objections(Faulty, Some.Contender(Side.Original), Some.Record(Ending.Hung, "it waits", shown: [Some.Fault.Name])));
    }

    [Fact]
    public void An_original_that_breaks_without_a_declared_fault_is_objected_to() =>
        Assert.Equal<string>(["broken: one"], Judge.Objections(Some.Experiment(), Some.Contender(Side.Original), Some.Record(violations: ["one"])));

    [Fact]
    public void An_original_whose_run_failed_is_objected_to_even_if_its_fault_showed() =>
        Assert.Equal<string>(["it failed on the way: it threw"],
            Judge.Objections(Faulty, Some.Contender(Side.Original), Some.Record(Ending.Failed, "it threw", shown: [Some.Fault.Name])));

    [Fact]
    public void A_contender_that_says_so_is_expected_to_show_a_fault_and_an_original_that_says_so_none()
    {
        var failing = Some.Contender(Side.DotNet).Showing(Some.Fault);
        var sound = Some.Contender(Side.Original).Showing();

        Assert.Empty(Judge.Objections(Faulty, failing, Some.Record(shown: [Some.Fault.Name])));
        Assert.Equal<string>(["the fault “some fault” did not show"], Judge.Objections(Faulty, failing, Some.Record()));
        Assert.Empty(Judge.Objections(Faulty, sound, Some.Record()));
        Assert.NotEmpty(Judge.Objections(Faulty, sound, Some.Record(shown: [Some.Fault.Name])));
    }
}
