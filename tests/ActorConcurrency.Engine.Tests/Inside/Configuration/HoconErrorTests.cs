using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

public class HoconErrorTests
{
    private static Config Read(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("a = 1\nb = x@y", 2, 6, "expected a value; characters other than letters, digits and - _ . / need double quotes, found '@'.")]
    [InlineData("a = 1\n  b\nc = 2", 3, 1, "expected '=', ':', '+=' or '{' after the key [b], found 'c'.")]
    [InlineData("a =", 1, 4, "expected a value, found the end of the text.")]
    [InlineData("a = 1,, b = 2", 1, 7, "expected a key, found ','.")]
    [InlineData("a..b = 1", 1, 3, "expected a key, found '.'.")]
    [InlineData("a. = 1", 1, 4, "expected a key, found '='.")]
    [InlineData("= 1", 1, 1, "expected a key, found '='.")]
    [InlineData("a = [1, , 2]", 1, 9, "expected a value, found ','.")]
    [InlineData("a = [1,, 2]", 1, 8, "expected a value, found ','.")]
    [InlineData("a = [1", 1, 7, "expected ',', a new line or ']', found the end of the text.")]
    [InlineData("a = [1}", 1, 7, "expected ',', a new line or ']', found '}'.")]
    [InlineData("a = 1 }", 1, 7, "expected the end of the text, found '}'.")]
    [InlineData("{ a = 1 } b = 2", 1, 11, "expected the end of the text, found 'b'.")]
    [InlineData("{ a = 1 ]", 1, 9, "expected a key or '}', found ']'.")]
    [InlineData("a = \"x\\qy\"", 1, 8, "expected one of \" \\ / b f n r t u after a backslash, found 'q'.")]
    [InlineData("a = \"\\u00g0\"", 1, 7, "expected four hexadecimal digits after \\u.")]
    [InlineData("\na = \"x", 2, 5, "this quoted string does not end.")]
    [InlineData("\na = \"\"\"x\"\"", 2, 5, "this string in triple quotes does not end.")]
    [InlineData("a = $b", 1, 5, "expected '${', or quotes around the '$', found '$'.")]
    [InlineData("a = ${b", 1, 8, "expected '}' at the end of the substitution, found the end of the text.")]
    [InlineData("a = ${}", 1, 7, "expected a key, found '}'.")]
    [InlineData("a = ${b ${c}}", 1, 9, "expected '}' at the end of the substitution, found '$'.")]
    [InlineData("a = { b = 1 } 2", 1, 5, "cannot join an object and a text; put a ',' or a new line between two values.")]
    [InlineData("a = [1] 2", 1, 5, "cannot join an array and a text; put a ',' or a new line between two values.")]
    [InlineData("a = [1] ${b}\nb = 2", 1, 5, "cannot join an array and a text; put a ',' or a new line between two values.")]
    public void An_error_names_the_place_and_what_was_expected(string hocon, int line, int column, string message)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(hocon));

        Assert.Equal($"Line {line}, column {column}: {message}", error.Message);
    }

    [Fact]
    public void An_unquoted_address_is_told_to_be_quoted()
    {
        var error = Assert.Throws<ConfigurationException>(() => Read("seed = akka.tcp://system@host:8091"));

        Assert.StartsWith("Line 1, column 16: the character ':' must stand in double quotes", error.Message);
    }

    [Fact]
    public void An_unresolved_reference_names_its_place()
    {
        var error = Assert.Throws<FormatException>(() => Read("a = 1\nb = x ${no.where}"));

        Assert.StartsWith("Unresolved substitution: no.where. Line 2, column 7: ", error.Message);
    }

    [Theory]
    [InlineData("a = ${a}", "Line 1, column 5: substitutions form a cycle: a.")]
    [InlineData("a = ${b}\nb = ${c}\nc = ${a}", "Line 3, column 5: substitutions form a cycle: b -> c -> a.")]
    [InlineData("a { b = ${a} }", "A substitution puts an object or an array into itself.")]
    [InlineData("a = [1, ${a}]", "A substitution puts an object or an array into itself.")]
    public void A_cycle_is_reported(string hocon, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Read(hocon)).Message);

    [Fact]
    public void A_getters_error_names_the_path()
    {
        var config = Read("a { text = abc, object {}, array = [1], nothing = null }");

        Assert.StartsWith("a.text: ", Assert.Throws<FormatException>(() => config.GetInt("a.text")).Message);
        Assert.StartsWith("a.text: ", Assert.Throws<FormatException>(() => config.GetTimeSpan("a.text")).Message);
        Assert.StartsWith("a.text: ", Assert.Throws<NotSupportedException>(() => config.GetBoolean("a.text")).Message);
        Assert.Equal("a.array: Expected a number instead of [1]", Assert.Throws<FormatException>(() => config.GetInt("a.array")).Message);
        Assert.Equal("a.nothing: Expected a number instead of null", Assert.Throws<FormatException>(() => config.GetInt("a.nothing")).Message);
    }

    [Fact]
    public void A_long_key_does_not_fill_the_message()
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(new string('k', 10_000) + "\n?"));

        Assert.InRange(error.Message.Length, 100, 200);
    }
}
