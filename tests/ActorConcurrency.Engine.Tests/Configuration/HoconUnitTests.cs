using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Configuration;

public class HoconUnitTests
{
    private static Config Read(string value) => ConfigurationFactory.ParseString("a = " + value);

    [Theory]
    [InlineData("10 micros", 0.01)]
    [InlineData("10 microseconds", 0.01)]
    [InlineData("10ms", 10)]
    [InlineData("10 milliseconds", 10)]
    [InlineData("10", 10)]
    [InlineData("1.5", 1.5)]
    [InlineData("10s", 10_000)]
    [InlineData("10  s", 10_000)]
    [InlineData("\" 10s \"", 10_000)]
    [InlineData("0.05 s", 50)]
    [InlineData("1 second", 1_000)]
    [InlineData("10m", 600_000)]
    [InlineData("5 minutes", 300_000)]
    [InlineData("0.5 h", 1_800_000)]
    [InlineData("2 hours", 7_200_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("2 days", 172_800_000)]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    public void A_span_of_time_has_a_unit_or_counts_milliseconds(string value, double milliseconds) =>
        Assert.Equal(TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)), Read(value).GetTimeSpan("a"));

    [Fact]
    public void Infinite_is_a_span_where_it_is_allowed()
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, Read("infinite").GetTimeSpan("a"));
        Assert.Throws<FormatException>(() => Read("infinite").GetTimeSpan("a", null, false));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-1s")]
    [InlineData(".5s")]
    [InlineData("1e2s")]
    [InlineData("s")]
    [InlineData("10 x")]
    [InlineData("10 S")]
    [InlineData("1s 2ms")]
    [InlineData("off")]
    [InlineData("\"\"")]
    public void Anything_else_is_no_span_of_time(string value) => Assert.Throws<FormatException>(() => Read(value).GetTimeSpan("a"));

    [Theory]
    [InlineData("99999999999d")]
    [InlineData("99999999999999999999")]
    public void A_span_may_be_too_long(string value) => Assert.Throws<OverflowException>(() => Read(value).GetTimeSpan("a"));

    [Theory]
    [InlineData("10", 10)]
    [InlineData("-10", -10)]
    [InlineData("10b", 10)]
    [InlineData("10 bytes", 10)]
    [InlineData("10kB", 10_000)]
    [InlineData("10 kilobytes", 10_000)]
    [InlineData("10k", 10_240)]
    [InlineData("10K", 10_240)]
    [InlineData("10 KiB", 10_240)]
    [InlineData("10 kibibytes", 10_240)]
    [InlineData("1MB", 1_000_000)]
    [InlineData("1m", 1_048_576)]
    [InlineData("1 mebibyte", 1_048_576)]
    [InlineData("1GB", 1_000_000_000)]
    [InlineData("1Gi", 1_073_741_824)]
    [InlineData("1TB", 1_000_000_000_000)]
    [InlineData("1P", 1_125_899_906_842_624)]
    [InlineData("1EB", 1_000_000_000_000_000_000)]
    public void A_size_is_in_powers_of_1000_or_1024(string value, long bytes) => Assert.Equal(bytes, Read(value).GetByteSize("a"));

    [Theory]
    [InlineData("1KB")]
    [InlineData("1 kb")]
    [InlineData("1x")]
    [InlineData("x")]
    [InlineData("infinite")]
    public void Anything_else_is_no_size(string value) => Assert.Throws<FormatException>(() => Read(value).GetByteSize("a"));

    [Fact]
    public void A_size_may_be_too_large() => Assert.Throws<OverflowException>(() => Read("9999999999999999999").GetByteSize("a"));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{ b = 1 }")]
    public void An_empty_size_is_none(string value) => Assert.Null(Read(value).GetByteSize("a", 5));

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    public void A_switch_is_on_or_off(string value, bool expected) => Assert.Equal(expected, Read(value).GetBoolean("a", !expected));

    [Theory]
    [InlineData("True")]
    [InlineData("ON")]
    [InlineData("1")]
    [InlineData("\"\"")]
    public void Anything_else_is_no_switch(string value) => Assert.Throws<NotSupportedException>(() => Read(value).GetBoolean("a"));
}
