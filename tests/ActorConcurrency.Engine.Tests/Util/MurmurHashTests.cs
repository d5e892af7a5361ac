using Akka.Util;

namespace ActorConcurrency.Engine.Tests.Util;

public class MurmurHashTests
{
    [Theory]
    [InlineData("", -1632357289)]
    [InlineData("a", 1561762017)]
    [InlineData("ab", -2081011331)]
    [InlineData("hello world", 1724299507)]
    public void A_string_hashes_to_the_same_number_in_every_process(string text, int expected) =>
        Assert.Equal(expected, MurmurHash.StringHash(text));

    [Theory]
    [InlineData(new byte[0], -1632357289)]
    [InlineData(new byte[] { 1 }, 1993121673)]
    [InlineData(new byte[] { 1, 2, 3 }, -1418633357)]
    [InlineData(new byte[] { 1, 2, 3, 4, 250, 6, 7, 8, 9 }, 1032605494)]
    public void Bytes_hash_to_the_same_number_in_every_process(byte[] bytes, int expected) =>
        Assert.Equal(expected, MurmurHash.ByteHash(bytes));

    [Fact]
    public void The_order_of_the_items_counts_in_an_array_and_not_in_a_symmetric_hash()
    {
        int[] forward = [1, 2, 3], backward = [3, 2, 1];

        Assert.NotEqual(MurmurHash.ArrayHash(forward), MurmurHash.ArrayHash(backward));
        Assert.Equal(681575929, MurmurHash.SymmetricHash(forward, 5));
        Assert.Equal(681575929, MurmurHash.SymmetricHash(backward, 5));
    }

    [Fact]
    public void A_hash_can_be_built_by_hand()
    {
        Assert.Equal(2535330684u, MurmurHash.StartHash(7));
        Assert.Equal(1394632510u, MurmurHash.ExtendHash(7, 8, 9, 10));
        Assert.Equal(2071795135u, MurmurHash.NextMagicA(7));
        Assert.Equal(1808688057u, MurmurHash.NextMagicB(7));
        Assert.Equal(3983267187u, MurmurHash.FinalizeHash(77777));
    }
}
