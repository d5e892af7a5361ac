using Akka.Logger.Serilog;
using Serilog.Core.Enrichers;

namespace ActorConcurrency.Engine.Tests.SerilogLogging;

public sealed class SerilogLogMessageFormatterTests
{
    private static readonly SerilogLogMessageFormatter Formatter = SerilogLogMessageFormatter.Instance;

    [Fact]
    public void Named_and_numbered_placeholders_are_filled_in()
    {
        Assert.Equal("3 of \"apple\"", Formatter.Format("{Count} of {Fruit}", 3, "apple"));
        Assert.Equal("1 and 002", Formatter.Format("{0} and {1:000}", 1, 2));
        Assert.Equal("a plain word", Formatter.Format("a {Word:l} word", new List<object> { "plain" }));
    }

    [Fact]
    public void A_placeholder_without_an_argument_stays() => Assert.Equal("1 {Y}", Formatter.Format("{X} {Y}", 1));

    [Fact]
    public void Arguments_too_many_and_enrichers_are_left_out()
    {
        Assert.Equal("one", Formatter.Format("one", 1));
        Assert.Equal("1", Formatter.Format("{X}", 1, new PropertyEnricher("County", "Surrey")));
    }

    [Fact]
    public void No_template_is_refused() => Assert.Throws<ArgumentNullException>(() => Formatter.Format(null!, 1));
}
