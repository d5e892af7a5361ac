using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Configuration;

/// <summary>What both engines read, and read alike.</summary>
public class HoconSyntaxTests
{
    private static Config Read(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("a = b", "b")]
    [InlineData("a: b", "b")]
    [InlineData("a=b", "b")]
    [InlineData("{ a = b }", "b")]
    [InlineData("\"a\" = b", "b")]
    [InlineData("a = \t b \t ", "b")]
    [InlineData("a =\n b", "b")]
    [InlineData("a = b,", "b")]
    [InlineData("a = b\r\n", "b")]
    [InlineData("# first\na = b # second", "b")]
    [InlineData("// first\na = b // second", "b")]
    [InlineData("a = b# c", "b")]
    [InlineData("a = 1\na = b", "b")]
    public void A_field_has_a_key_a_sign_and_a_value(string hocon, string expected) =>
        Assert.Equal(expected, Read(hocon).GetString("a"));

    [Theory]
    [InlineData("a")]
    [InlineData("b = 1\na")]
    [InlineData("b = 1, a")]
    public void A_key_at_the_end_of_the_text_may_lack_a_value(string hocon) => Assert.True(Read(hocon).HasPath("a"));

    [Theory]
    [InlineData("a = one two  three", "one two  three")]
    [InlineData("a = \"one\" two", "one two")]
    [InlineData("a = one\"two\"", "onetwo")]
    [InlineData("a = \"x:y=z{}[],#//\"", "x:y=z{}[],#//")]
    [InlineData("a = \"tab\\tnew\\nquote\\\"back\\\\slash\\/unicode\\u0041\"", "tab\tnew\nquote\"back\\slash/unicodeA")]
    [InlineData("a = \"\"\"C:\\raw \"text\" here\"\"\"", "C:\\raw \"text\" here")]
    [InlineData("a = \"\"\"one\ntwo\"\"\"", "one\ntwo")]
    [InlineData("a = \"\"", "")]
    [InlineData("a = 127.0.0.1", "127.0.0.1")]
    [InlineData("a = it's 50% (x|y) <z>; 1+1", "it's 50% (x|y) <z>; 1+1")]
    [InlineData("a = null", null)]
    [InlineData("a = null and void", "null and void")]
    public void A_text_is_plain_or_quoted_or_both(string hocon, string? expected) =>
        Assert.Equal(expected, Read(hocon).GetString("a"));

    [Theory]
    [InlineData("a.b.c = 1", "a.b.c")]
    [InlineData("a { b { c = 1 } }", "a.b.c")]
    [InlineData("a { b.c = 1 }", "a.b.c")]
    [InlineData("a : { b = { c : 1 } }", "a.b.c")]
    [InlineData("a\n{\nb\n=\n{ c = 1 } }", "a.b.c")]
    [InlineData("a { x = 0 } b { c = 1 }", "b.c")]
    [InlineData("\"a.b\" = 1", "\"a.b\"")]
    [InlineData("a.\"/b.c/*\".d = 1", "a.\"/b.c/*\".d")]
    [InlineData("a { /b/c = 1 }", "a./b/c")]
    [InlineData("a b . c d = 1", "a b.c d")]
    [InlineData("3.14 = 1", "3.14")]
    [InlineData("true = 1", "true")]
    [InlineData("include = 1", "include")]
    [InlineData("includes.include = 1", "includes.include")]
    public void A_key_is_a_path_whose_parts_may_be_quoted(string hocon, string path)
    {
        Assert.Equal(1, Read(hocon).GetInt(path));
        Assert.True(Read(hocon).HasPath(path));
    }

    [Theory]
    [InlineData("a = [x,y,z]")]
    [InlineData("a = [ x , y , z ]")]
    [InlineData("a = [x, y, z,]")]
    [InlineData("a = [\n x\n y\n z\n]")]
    [InlineData("a = [\n x,\n y, # comment\n z\n]")]
    [InlineData("a = [\"x\", \"y\", \"z\"]")]
    [InlineData("a = [x] [y, z]")]
    [InlineData("a = [1]\na = [x, y, z]")]
    public void An_array_has_elements_between_commas_or_line_ends(string hocon) =>
        Assert.Equal(["x", "y", "z"], Read(hocon).GetStringList("a"));

    [Fact]
    public void Blanks_join_texts_within_an_element() => Assert.Equal(["1 2 3"], Read("a = [1 2 3]").GetStringList("a"));

    [Fact]
    public void Arrays_hold_arrays_and_objects()
    {
        var elements = Read("a = [[1, 2], { b = 3 }]").GetValue("a")!.GetArray();

        Assert.Equal([1, 2], elements[0].GetIntList());
        Assert.Equal(3, elements[1].GetObject()!.GetKey("b")!.GetInt());
    }

    [Fact]
    public void Objects_under_one_key_merge_and_the_later_field_wins()
    {
        var config = Read("a { b = 1, c { d = 2 } }\na { b = 3 }\na.c.e = 4");

        Assert.Equal(3, config.GetInt("a.b"));
        Assert.Equal(2, config.GetInt("a.c.d"));
        Assert.Equal(4, config.GetInt("a.c.e"));
    }

    [Fact]
    public void Null_between_two_objects_hides_the_first()
    {
        var config = Read("a.b = 1\na = null\na.c = 2");

        Assert.False(config.HasPath("a.b"));
        Assert.Equal(2, config.GetInt("a.c"));
    }

    [Fact]
    public void Json_is_hocon()
    {
        var config = Read("""{"a": {"b": [1, 2], "c": true, "d": null, "e": "x\ny", "f": -1.5e2}, "g": []}""");

        Assert.Equal([1, 2], config.GetIntList("a.b"));
        Assert.True(config.GetBoolean("a.c"));
        Assert.Null(config.GetString("a.d"));
        Assert.Equal("x\ny", config.GetString("a.e"));
        Assert.Equal(-150, config.GetDouble("a.f"));
        Assert.Empty(config.GetStringList("g"));
    }

    [Fact]
    public void An_empty_text_gives_an_empty_configuration()
    {
        Assert.True(Read("").IsEmpty);
        Assert.True(Read(" \n# nothing").IsEmpty);
        Assert.False(Read("a = null").IsEmpty);
    }

    [Fact]
    public void Fields_keep_their_order_and_their_unquoted_names()
    {
        var keys = Read("b = 1\n\"/x.y/*\" = 2\na { c = 3 }").AsEnumerable().Select(field => field.Key);

        Assert.Equal(["b", "/x.y/*", "a"], keys);
    }

    [Theory]
    [InlineData("a = akka.tcp://x@y:1")]
    [InlineData("a = [b:1]")]
    [InlineData("a = b=c")]
    public void An_unquoted_address_is_a_configuration_error(string hocon) =>
        Assert.Throws<ConfigurationException>(() => Read(hocon));

    [Theory]
    [InlineData("a = x@y")]
    [InlineData("a =")]
    [InlineData(", a = 1")]
    [InlineData("a = 1,, b = 2")]
    [InlineData("a = \"\\x\"")]
    public void A_broken_text_is_an_error(string hocon) => Assert.ThrowsAny<Exception>(() => Read(hocon));
}
