using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class TrialWireTests
{
    public static TheoryData<object> Events =>
    [
        new TrialEvent.Ready(),
        new TrialEvent.Printed("a “line” with\ta tab"),
        new TrialEvent.Observed("name", "value"),
        new TrialEvent.Violated("otherwise"),
        new TrialEvent.Violated("otherwise", "a clause"),
        new TrialEvent.Shown("fault", "evidence"),
        new TrialEvent.MustEnd(12.5, "otherwise", null),
        new TrialEvent.Measured(new Figures(1.5, 2, 3)),
        new TrialEvent.Logged("Warning", "two\nlines"),
        new TrialEvent.Ended(),
        new TrialEvent.Failed("reason"),
    ];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_crosses_the_border_as_one_line_and_stays_itself(object note)
    {
        var line = TrialWire.Write((TrialEvent)note);

        Assert.DoesNotContain('\n', line);
        Assert.Equal(note, TrialWire.Read(line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{\"event\":\"unheard of\"}")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_line_that_is_no_event_counts_as_printed(string line) => Assert.Equal(new TrialEvent.Printed(line), TrialWire.Read(line));
}
