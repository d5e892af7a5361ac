using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorConcurrency.Engine.Tests.Configuration;

/// <summary>References and includes, as far as both engines resolve them.</summary>
public class HoconSubstitutionTests
{
    private static Config Read(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("b = 1\na = ${b}", "1")]
    [InlineData("a = ${b}\nb = 1", "1")]
    [InlineData("a = ${b}\nb = 1\nb = 2", "2")]
    [InlineData("a = ${b.c}\nb { c = 1 }", "1")]
    [InlineData("a = ${b}\nb = ${c}\nc = 3", "3")]
    [InlineData("a = x ${b} y\nb = 1", "x 1 y")]
    [InlineData("a = x${b}y\nb = 1", "x1y")]
    [InlineData("a = ${b}${c}\nb = 1\nc = 2", "12")]
    [InlineData("a = \"x\"${b}\nb = 1", "x1")]
    [InlineData("a = \"${b}\"\nb = 1", "${b}")]
    public void A_reference_stands_for_the_last_value_at_its_path(string hocon, string expected) =>
        Assert.Equal(expected, Read(hocon).GetString("a"));

    [Theory]
    [InlineData("a = ${b}\nb = [1, 2, 3]")]
    [InlineData("a = ${b} [3]\nb = [1, 2]")]
    [InlineData("a = [1] ${b}\nb = [2, 3]")]
    [InlineData("a = [1] ${b} [3]\nb = [2]")]
    [InlineData("a = [1, ${b}, 3]\nb = 2")]
    public void A_referred_array_joins_its_neighbours(string hocon) => Assert.Equal([1, 2, 3], Read(hocon).GetIntList("a"));

    [Fact]
    public void A_referred_object_is_an_object()
    {
        var config = Read("a = ${b}\nb { c { d = 1 } }");

        Assert.Equal(1, config.GetInt("a.c.d"));
        Assert.Equal(1, config.GetConfig("a")!.GetInt("c.d"));
    }

    [Fact]
    public void An_optional_reference_to_nothing_makes_no_field() => Assert.Null(Read("a = ${?nowhere-at-all}").GetString("a"));

    [Fact]
    public void A_required_reference_to_nothing_is_an_error()
    {
        var error = Assert.Throws<FormatException>(() => Read("a = ${nowhere-at-all}"));

        Assert.StartsWith("Unresolved substitution: nowhere-at-all", error.Message);
    }

    [Fact]
    public void A_reference_is_resolved_before_fallbacks_are_put_behind()
    {
        var config = Read("b = 2").WithFallback(Read("a = ${b}\nb = 1"));

        Assert.Equal(1, config.GetInt("a"));
        Assert.Equal(2, config.GetInt("b"));
    }

    [Fact]
    public void An_included_text_stands_in_the_place_of_the_include()
    {
        string? asked = null;

        var config = ConfigurationFactory.ParseString("a { include \"other.conf\"\n c = 3 }", name =>
        {
            asked = name;
            return Parser.Parse("b = 1\nc = 2", null);
        });

        Assert.Equal("other.conf", asked);
        Assert.Equal(1, config.GetInt("a.b"));
        Assert.Equal(3, config.GetInt("a.c"));
    }

    [Fact]
    public void A_reference_in_an_included_text_looks_into_that_text()
    {
        var config = ConfigurationFactory.ParseString(
            "a.b { include \"outer\" }",
            _ => Parser.Parse("x = 1\nc { include \"inner\" }", _ => Parser.Parse("y = 2\nz = ${y}", null)));

        Assert.Equal(1, config.GetInt("a.b.x"));
        Assert.Equal(2, config.GetInt("a.b.c.z"));
    }
}
