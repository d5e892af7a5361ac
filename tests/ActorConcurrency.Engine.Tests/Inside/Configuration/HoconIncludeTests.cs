using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

public class HoconIncludeTests
{
    private readonly Dictionary<string, string> _texts = [];

    private Config Read(string hocon) => ConfigurationFactory.ParseString(hocon, Load);

    private HoconRoot? Load(string name) => _texts.TryGetValue(name, out var text) ? Parser.Parse(text, Load) : null;

    [Theory]
    [InlineData("include \"x\"")]
    [InlineData("include file(\"x\")")]
    [InlineData("include url( \"x\" )")]
    [InlineData("include classpath(\"x\")")]
    [InlineData("include required(\"x\")")]
    [InlineData("include required(file(\"x\"))")]
    [InlineData("{ include \"x\" }")]
    [InlineData("z = 1, include \"x\", y = 2")]
    public void Every_kind_of_include_asks_the_callback(string hocon)
    {
        _texts["x"] = "a = 1";

        Assert.Equal(1, Read(hocon).GetInt("a"));
    }

    [Fact]
    public void A_missing_text_is_left_out_unless_it_is_required()
    {
        Assert.Equal(1, Read("include \"nowhere\"\na = 1").GetInt("a"));

        var error = Assert.Throws<ConfigurationException>(() => Read("a = 1\ninclude required(\"nowhere\")"));
        Assert.Equal("Line 2, column 1: the required include \"nowhere\" was not found.", error.Message);
    }

    [Fact]
    public void An_include_without_a_callback_is_an_error()
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("include \"x\""));

        Assert.Equal("Line 1, column 1: cannot include \"x\": give ParseString a callback that loads it.", error.Message);
    }

    [Theory]
    [InlineData("include file \"x\"")]
    [InlineData("include file(x)")]
    [InlineData("include file(\"x\"")]
    public void A_broken_include_is_an_error(string hocon) => Assert.Throws<ConfigurationException>(() => Read(hocon));

    [Fact]
    public void A_text_that_includes_itself_is_an_error()
    {
        _texts["x"] = "a { include \"x\" }";

        var error = Assert.Throws<ConfigurationException>(() => Read("include \"x\""));

        Assert.Contains("does \"x\" include itself?", error.Message);
    }

    [Fact]
    public void A_reference_sees_what_the_including_text_puts_over_the_included_one()
    {
        _texts["x"] = "b = 1, c = ${b}";

        Assert.Equal(2, Read("a { include \"x\", b = 2 }").GetInt("a.c"));
    }

    [Fact]
    public void A_reference_looks_from_the_inside_to_the_outside()
    {
        _texts["outer"] = "c { include \"inner\" }\ny = outer";
        _texts["inner"] = "x = ${here} ${y} ${z}\nhere = inner";

        Assert.Equal("inner outer root", Read("a.b { include \"outer\" }\nz = root, y = root, here = root").GetString("a.b.c.x"));
    }

    [Fact]
    public void An_included_text_can_be_added_to()
    {
        _texts["x"] = "list = [1], name = ${?name}";

        var config = Read("a { include \"x\", list += 2 }\nname = n");

        Assert.Equal([1, 2], config.GetIntList("a.list"));
        Assert.Equal("n", config.GetString("a.name"));
    }

    [Fact]
    public void One_text_may_be_included_in_several_places()
    {
        var shared = Parser.Parse("b = 1, c = ${b}", null);

        var config = ConfigurationFactory.ParseString("x { include \"s\", b = 2 }\ny { include \"s\" }", _ => shared);

        Assert.Equal((2, 1), (config.GetInt("x.c"), config.GetInt("y.c")));
        Assert.Equal(1, new Config(shared).GetInt("c"));
    }

    [Fact]
    public void A_text_included_inside_an_array_is_complete_in_itself()
    {
        _texts["x"] = "b = 1, c = ${b}";

        var element = Read("a = [{ include \"x\", b = 2 }]").GetValue("a")!.GetArray()[0];

        Assert.Equal(1, element.GetChildObject("c")!.GetInt());
        Assert.Equal(2, element.GetChildObject("b")!.GetInt());
    }

    [Fact]
    public void A_tree_made_by_hand_can_be_included()
    {
        var tree = new HoconObject();
        tree.GetOrCreateKey("b").NewValue(new HoconLiteral { Value = "1" });

        var config = ConfigurationFactory.ParseString("a { include \"x\", c = ${a.b} }", _ => new HoconRoot(new HoconValue([tree])));

        Assert.Equal(1, config.GetInt("a.c"));
    }

    [Fact]
    public void An_included_array_is_an_error()
    {
        _texts["x"] = "[1]";

        Assert.Throws<ConfigurationException>(() => Read("include \"x\""));
    }
}
