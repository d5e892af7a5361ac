using Akka.Configuration;
using Akka.Routing;

namespace ActorConcurrency.Engine.Tests;

public sealed class DefaultResizerTests
{
    [Theory]
    [InlineData(9, 10, 0)]
    [InlineData(5, 5, 1)]
    [InlineData(6, 6, 2)]
    public void It_grows_only_when_all_are_busy(int pressure, int capacity, int growth) =>
        Assert.Equal(growth, new DefaultResizer(2, 10, rampupRate: 0.2).Rampup(pressure, capacity));

    [Theory]
    [InlineData(10, 10, 0)]
    [InlineData(3, 10, 0)]
    [InlineData(2, 10, -1)]
    [InlineData(0, 9, -1)]
    public void It_shrinks_when_few_are_busy(int pressure, int capacity, int shrinkage) =>
        Assert.Equal(shrinkage, new DefaultResizer(2, 10).Backoff(pressure, capacity));

    [Fact]
    public void It_keeps_within_its_bounds()
    {
        var resizer = new DefaultResizer(2, 3);

        Assert.Equal(2, resizer.Resize([]));
        Assert.Equal(0, resizer.Resize([Routee.NoRoutee, Routee.NoRoutee]));
        Assert.Equal(-2, resizer.Resize(Enumerable.Repeat(Routee.NoRoutee, 5)));
    }

    [Fact]
    public void It_looks_after_so_many_messages()
    {
        var resizer = new DefaultResizer(1, 2, messagesPerResize: 10);

        Assert.Equal([0, 10, 20], Enumerable.Range(0, 25).Where(i => resizer.IsTimeForResize(i)));
    }

    [Fact]
    public void Nonsense_is_rejected_by_name()
    {
        Assert.Throws<ArgumentException>("lower", () => new DefaultResizer(-1, 5));
        Assert.Throws<ArgumentException>("upper", () => new DefaultResizer(5, 1));
        Assert.Throws<ArgumentException>("rampupRate", () => new DefaultResizer(1, 5, rampupRate: -1));
        Assert.Throws<ArgumentException>("backoffThreshold", () => new DefaultResizer(1, 5, backoffThreshold: 1.5));
        Assert.Throws<ArgumentException>("backoffRate", () => new DefaultResizer(1, 5, backoffRate: -1));
        Assert.Throws<ArgumentException>("messagesPerResize", () => new DefaultResizer(1, 5, messagesPerResize: 0));
    }

    [Fact]
    public void A_configuration_has_a_resizer_only_if_it_is_enabled()
    {
        Assert.Null(Resizer.FromConfig(ConfigurationFactory.ParseString("a = 1")));
        Assert.Null(Resizer.FromConfig(ConfigurationFactory.ParseString("resizer { enabled = off, lower-bound = 1, upper-bound = 2 }")));
        Assert.NotNull(Resizer.FromConfig(ConfigurationFactory.ParseString("resizer { enabled = on, lower-bound = 1, upper-bound = 2, messages-per-resize = 5 }")));
    }
}
