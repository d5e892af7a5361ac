using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

/// <summary>What HOCON promises beyond what Akka.NET reads.</summary>
public class HoconCompletenessTests
{
    private static Config Read(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("a = [1]\na += 2\na += 3")]
    [InlineData("a += 1\na += 2\na += 3")]
    [InlineData("a = [1]\na = ${a} [2, 3]")]
    [InlineData("a = [2]\na = [1] ${a}\na = ${a} [3]")]
    [InlineData("a = [1, ${b}]\na += ${c}\nb = 2\nc = 3")]
    [InlineData("x { a = [1] }\nx.a += 2\nx { a = ${x.a} [3] }\na = ${x.a}")]
    [InlineData("a = ${?a} [1]\na += 2\na += 3")]
    [InlineData("a = ${b}\na += 3\nb = [1, 2]")]
    [InlineData("a { 0 = 1, 2 = 3, 1 = 2, x = y }")]
    [InlineData("a = [1] ${b}\nb { 1 = 3, 0 = 2 }")]
    public void An_array_can_be_built_up(string hocon) => Assert.Equal([1, 2, 3], Read(hocon).GetIntList("a"));

    [Fact]
    public void An_element_added_inside_an_array_finds_its_own_earlier_value()
    {
        var element = Read("a = [{ b = [1], b += 2 }]").GetValue("a")!.GetArray()[0];

        Assert.Equal([1, 2], element.GetChildObject("b")!.GetIntList());
    }

    [Theory]
    [InlineData("a = 1\na = ${a}2\na = ${a}3", "123")]
    [InlineData("a = ${?a}x", "x")]
    [InlineData("a = x\na = ${?nowhere}", "x")]
    [InlineData("a = ${b}\nb = 1\na = ${a}2", "12")]
    [InlineData("a = x ${?nowhere} y", "x  y")]
    [InlineData("a = ${ b . \"c.d\" }\nb.\"c.d\" = 1", "1")]
    [InlineData("a = ${nowhere}\na = 1", "1")]
    [InlineData("a = \"null\"", "null")]
    [InlineData("a = \"\"\"one \"two\"\"\"\"", "one \"two\"")]
    [InlineData("a = x\u00A0y\u00A0", "x\u00A0y")]
    [InlineData("\uFEFFa = x", "x")]
    [InlineData("\"\"\"a\"\"\" = x", "x")]
    public void A_text_may_be_made_of_earlier_and_other_values(string hocon, string expected) =>
        Assert.Equal(expected, Read(hocon).GetString("a"));

    [Theory]
    [InlineData("a = ${b} { y = 2 }\nb { x = 1, y = 9 }")]
    [InlineData("a = { y = 2 } ${b}\nb { x = 1 }")]
    [InlineData("a = { x = 1 } { y = 2 }")]
    [InlineData("a { x = 1 } { y = 2 }")]
    [InlineData("a = ${b}\na.y = 2\nb { x = 1 }")]
    [InlineData("a { y = 2 }\na = ${b}\nb { x = 1 }")]
    [InlineData("a { x = 1 }\na = ${a} { y = 2 }")]
    [InlineData("a { x = 1, y = ${a.x} }\na = ${a} { y = 2 }")]
    [InlineData("a { x = 1, y = 1 }\na { y = ${a.z}, z = 2 }")]
    [InlineData("a.x = 1\na { y = 3 }\na = ${?nowhere}\na.y = 2")]
    public void Objects_join_by_merging(string hocon)
    {
        var config = Read(hocon);

        Assert.Equal((1, 2), (config.GetInt("a.x"), config.GetInt("a.y")));
    }

    [Fact]
    public void Fields_of_one_object_may_refer_to_each_other()
    {
        var config = Read("bar { a = ${foo.d}, b = 1 }\nbar.b = 3\nfoo { c = ${bar.b}, d = 2 }\nfoo.d = 4");

        Assert.Equal((4, 3), (config.GetInt("bar.a"), config.GetInt("foo.c")));
    }

    [Fact]
    public void An_optional_reference_to_nothing_leaves_no_trace()
    {
        var config = Read("a = ${?nowhere}\nb = ${?nowhere} ${?nowhere}\nc = [1, ${?nowhere}, 2]\nd = [1] ${?nowhere}\ne { f = ${?nowhere} }");

        Assert.False(config.HasPath("a"));
        Assert.False(config.HasPath("b"));
        Assert.Equal([1, 2], config.GetIntList("c"));
        Assert.Equal([1], config.GetIntList("d"));
        Assert.True(config.GetConfig("e").IsNullOrEmpty());
    }

    [Fact]
    public void A_reference_to_nothing_looks_into_the_environment()
    {
        const string name = "ACTOR_CONCURRENCY_HOCON_TEST";
        Environment.SetEnvironmentVariable(name, "from outside");
        try
        {
            var config = Read($"a = ${{{name}}}\nb = ${{?{name}}} in");
            var hidden = Read($"a = ${{{name}}}\n{name} = null");

            Assert.Equal("from outside", config.GetString("a"));
            Assert.Equal("from outside in", config.GetString("b"));
            Assert.Null(hidden.GetString("a"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("# first\n [1\n 2]")]
    public void A_text_may_be_an_array(string hocon)
    {
        var config = Read(hocon);

        Assert.Equal([1, 2], config.Root.GetIntList());
        Assert.False(config.HasPath("a"));
    }

    [Theory]
    [InlineData("a = [1\n, 2]")]
    [InlineData("a = [ 1\n,\n 2 ,\n]")]
    [InlineData("b { c = 1 }, a = [1, 2]")]
    [InlineData("b = 1\n, a = [1, 2]")]
    public void A_comma_and_a_line_end_are_one_separator(string hocon) => Assert.Equal([1, 2], Read(hocon).GetIntList("a"));

    [Theory]
    [InlineData("\"a\" b = 1", "a b")]
    [InlineData("\"a\"b = 1", "ab")]
    [InlineData("a\"b.c\" = 1", "ab.c")]
    [InlineData("\"\" = 1", "")]
    public void A_key_is_made_of_pieces(string hocon, string key) => Assert.Equal([key], Read(hocon).AsEnumerable().Select(field => field.Key));

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void Yes_and_no_are_switches(string value, bool expected) => Assert.Equal(expected, Read("a = " + value).GetBoolean("a", !expected));

    [Fact]
    public void Units_go_from_nanoseconds_to_weeks_and_sizes_may_be_fractions()
    {
        var config = Read("a = 200 ns, b = 3us, c = 2 weeks, d = 1.5 KiB, e = 0.5MB");

        Assert.Equal(TimeSpan.FromTicks(2), config.GetTimeSpan("a"));
        Assert.Equal(TimeSpan.FromTicks(30), config.GetTimeSpan("b"));
        Assert.Equal(TimeSpan.FromDays(14), config.GetTimeSpan("c"));
        Assert.Equal(1_536, config.GetByteSize("d"));
        Assert.Equal(500_000, config.GetByteSize("e"));
    }

    [Fact]
    public void A_missing_list_is_empty_in_every_type()
    {
        var config = Config.Empty;

        Assert.Empty(config.GetIntList("a"));
        Assert.Empty(config.GetLongList("a"));
        Assert.Empty(config.GetByteList("a"));
        Assert.Empty(config.GetFloatList("a"));
        Assert.Empty(config.GetDoubleList("a"));
        Assert.Empty(config.GetDecimalList("a"));
        Assert.Empty(config.GetBooleanList("a"));
    }
}
