using Akka.Util;
using Akka.Util.Internal;

namespace ActorConcurrency.Engine.Tests.Util;

public class TextTests
{
    [Theory]
    [InlineData("akka.actor", "akka", "actor")]
    [InlineData("akka", "akka")]
    [InlineData("\"a.b\"", "a.b")]
    [InlineData("a.\"/b/c.d/*\".\"e\"", "a", "/b/c.d/*", "e")]
    [InlineData("\".a.\".\"b.\".c.\".\"", ".a.", "b.", "c", ".")]
    [InlineData("a..b", "a", "", "b")]
    public void A_dotted_path_splits_outside_its_quotes(string path, params string[] parts) =>
        Assert.Equal(parts, path.SplitDottedPathHonouringQuotes());

    [Fact]
    public void A_quote_that_does_not_end_is_an_argument_error() =>
        Assert.ThrowsAny<ArgumentException>(() => "a.\"b".SplitDottedPathHonouringQuotes().ToList());

    [Theory]
    [InlineData("abcd", "a*d", true)]
    [InlineData("abcd", "a?cd", true)]
    [InlineData("ABCD", "abcd", true)]
    [InlineData("abc", "a.c", false)]
    [InlineData("", "*", true)]
    public void Wildcards_match_the_whole_text_whatever_its_case(string text, string pattern, bool expected) =>
        Assert.Equal(expected, text.Like(pattern));

    [Fact]
    public void A_qualified_type_name_carries_no_version_at_any_level()
    {
        var name = typeof(Dictionary<string, List<int>>).TypeQualifiedName();

        Assert.StartsWith("System.Collections.Generic.Dictionary`2[[System.String, ", name);
        Assert.DoesNotContain("Version", name);
        Assert.DoesNotContain("PublicKeyToken", name);
        Assert.Same(typeof(Dictionary<string, List<int>>), Type.GetType(name));
    }

    [Fact]
    public void Null_shows_in_a_safe_join() => Assert.Equal("1,<null>,a", StringFormat.SafeJoin(",", 1, null!, "a"));
}
