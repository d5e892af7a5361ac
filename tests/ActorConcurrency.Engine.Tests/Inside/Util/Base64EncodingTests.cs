using Akka.Util;

namespace ActorConcurrency.Engine.Tests.Inside.Util;

public class Base64EncodingTests
{
    [Theory]
    [InlineData(0, "$", "$a")]
    [InlineData(63, "$", "$~")]
    [InlineData(64, null, "ab")]
    [InlineData(12345, "", "5ad")]
    public void The_lowest_digit_comes_first(long value, string? prefix, string expected) =>
        Assert.Equal(expected, value.Base64Encode(prefix));

    [Fact]
    public void No_two_numbers_share_a_name() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => ((long)i).Base64Encode("$")).Distinct().Count());
}
