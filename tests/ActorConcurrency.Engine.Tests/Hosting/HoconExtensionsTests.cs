using Akka.Configuration;
using Akka.Hosting;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class HoconExtensionsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two words", "two words")]
    [InlineData("", "\"\"")]
    [InlineData("a/b", "\"a\\/b\"")]
    [InlineData("\t", "\"\\t\"")]
    [InlineData("\"", "\"\\\"\"")]
    [InlineData("\\", "\"\\\\\"")]
    [InlineData("\ufb2f", "\"\\ufb2f\"")]
    [InlineData("é", "é")]
    public void Text_is_quoted_and_escaped_where_it_must_be(string text, string hocon) => Assert.Equal(hocon, text.ToHocon());

    [Theory]
    [InlineData("$\"{}[]:=,#`^?!@*&\\")]
    [InlineData("a // b")]
    [InlineData("line\r\nbreak")]
    [InlineData("akka://system/user/α")]
    public void Text_survives_the_way_through_HOCON(string text) =>
        Assert.Equal(text, ConfigurationFactory.ParseString($"key = {text.ToHocon()}").GetString("key"));

    [Fact]
    public void Numbers_and_flags_are_written_without_a_culture()
    {
        Assert.Equal("on", true.ToHocon());
        Assert.Equal("off", ((bool?)false).ToHocon());
        Assert.Equal("1.5", 1.5.ToHocon());
        Assert.Equal("0.25", 0.25f.ToHocon());
        Assert.Equal("-4", (-4).ToHocon());
        Assert.Equal("5000000000", 5_000_000_000L.ToHocon());
    }

    [Fact]
    public void A_time_is_written_in_milliseconds()
    {
        Assert.Equal("1500", TimeSpan.FromSeconds(1.5).ToHocon());
        Assert.Equal("0.0001", TimeSpan.FromTicks(1).ToHocon());
        Assert.Equal("0", TimeSpan.Zero.ToHocon());
    }

    [Fact]
    public void An_infinite_time_must_be_allowed()
    {
        Assert.Equal("infinite", Timeout.InfiniteTimeSpan.ToHocon(allowInfinite: true));
        Assert.Equal("infinite", TimeSpan.Zero.ToHocon(allowInfinite: true, zeroIsInfinite: true));
        Assert.Throws<ConfigurationException>(() => Timeout.InfiniteTimeSpan.ToHocon());
        Assert.Throws<ConfigurationException>(() => TimeSpan.Zero.ToHocon(zeroIsInfinite: true));
    }

    [Fact]
    public void Nothing_is_not_a_value()
    {
        Assert.Throws<ConfigurationException>(() => ((int?)null).ToHocon());
        Assert.Throws<ConfigurationException>(() => ((bool?)null).ToHocon());
        Assert.Throws<ConfigurationException>(() => ((TimeSpan?)null).ToHocon());
    }
}
