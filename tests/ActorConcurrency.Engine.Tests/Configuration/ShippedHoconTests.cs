using System.Text.RegularExpressions;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorConcurrency.Engine.Tests.Configuration;

/// <summary>The HOCON files of this repository use only what both engines read, and read alike.</summary>
public partial class ShippedHoconTests
{
    private static readonly string Folder = Repository.Locate("hocon");

    // What Akka.NET 1.5 refuses, or reads as something else without a word.
    private static readonly (string Reason, Regex Pattern)[] Refused =
    [
        ("+= is read as a part of the key", new(@"\+=")),
        ("a reference to the field's own earlier value overflows the stack, and one to the environment is not resolved", new(@"\$\{")),
        ("an include needs a callback, which nobody gives to these files", new("^\\s*include\\s*(\"|file|url|classpath|required)")),
        ("the quoted word null is read as null", new("\"null\"")),
        ("a comma after an object without a sign before it is refused", new(@"^[^=:\[]*\{.*\}\s*,")),
        ("a comma that begins a line is refused", new(@"^\s*,")),
        ("two commas make an element of nothing", new(@",\s*,|\[\s*,")),
        ("blanks alone make an element of nothing", new(@"\[\s+\]")),
        ("joined objects are not merged", new(@"\}\s*\{")),
        ("yes and no are no switches", new(@"[=:]\s*(yes|no)\s*(#|//|,|\}|$)")),
        ("weeks are no unit", new(@"\d\s*(w|week|weeks)\b")),
        ("a fraction of a size is refused", new(@"\d\.\d+\s*[kKMGT]i?B?\b")),
        ("an object with numbers as keys is no array", new(@"^\s*\d+\s*[=:{]")),
        ("a key of a quoted and an unquoted piece is cut", new("^\\s*(\"[^\"]*\"\\s*[\\w-]|[\\w-]+\\s*\")[^=:{]*[=:{]")),
        ("a hard blank ends a value", new("\u00A0")),
    ];

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.conf", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_uses_no_refused_construct(string file)
    {
        var lines = Lines(File.ReadAllText(Path.Combine(Folder, file)));

        var found =
            from line in lines
            from refused in Refused
            where refused.Pattern.IsMatch(line)
            select $"{line.Trim()}: {refused.Reason}";

        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_assignment_of_a_shipped_file_arrives(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));

        var assignments = Lines(text).Sum(line => Assignment().Count(line));

        Assert.Equal(assignments, Leaves(ConfigurationFactory.ParseString(text).Root));
    }

    [Theory]
    [InlineData("a += 1")]
    [InlineData("a = ${HOME}")]
    [InlineData("a = ${?a} [1]")]
    [InlineData("  include \"other.conf\"")]
    [InlineData("  include file(\"other.conf\")")]
    [InlineData("a = \"null\"")]
    [InlineData("a { b = 1 },")]
    [InlineData("  , b = 2")]
    [InlineData("a = [1,,2]")]
    [InlineData("a = [ ]")]
    [InlineData("a = { b = 1 } { c = 2 }")]
    [InlineData("a = yes")]
    [InlineData("a = 2 weeks")]
    [InlineData("a = 1.5 MB")]
    [InlineData("  0 = a")]
    [InlineData("\"a\"b = 1")]
    [InlineData("a = x\u00A0y")]
    public void Each_refused_construct_is_found(string line) => Assert.Contains(Refused, refused => refused.Pattern.IsMatch(line));

    [Theory]
    [InlineData("a = \"b\" # it += \"null\", ${c}")]
    [InlineData("a { b = 1 } // no, yes")]
    [InlineData("\"a.b\" = [\"c\", \"d\"]")]
    [InlineData("call-timeout = 30s")]
    [InlineData("a = 1.5")]
    public void An_allowed_line_is_left_alone(string line) =>
        Assert.DoesNotContain(Refused, refused => refused.Pattern.IsMatch(Lines(line).Single()));

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => Comment().Replace(line, "$1"));

    private static int Leaves(HoconValue value) => value.GetObject()?.Items.Values.Sum(Leaves) ?? (value.IsEmpty ? 0 : 1);

    // A comment, unless it is inside a quoted string, which is kept.
    [GeneratedRegex("""("(?:[^"\\]|\\.)*")|(?:#|//).*""")]
    private static partial Regex Comment();

    // A sign with anything but an object after it, outside quoted strings.
    [GeneratedRegex("""[=:](?=\s*[^\s{])(?=(?:[^"]*"[^"]*")*[^"]*$)""")]
    private static partial Regex Assignment();
}
