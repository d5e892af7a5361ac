using System.Text.RegularExpressions;

namespace ActorConcurrency.App.Tests;

/// <summary>What there is to check on a page: its blocks of code, its links, its tables, and the anchors of its headings.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<CodeBlock> _blocks = [];
    private readonly List<string> _prose = [];

    public MarkdownPage(string text)
    {
        CodeBlock? open = null;
        foreach (var (number, line) in text.Split('\n').Index())
        {
            if (open is not null && line.Trim() == "```") open = null;
            else if (open is not null) open.Lines.Add(line);
            else if (Fence().Match(line) is { Success: true } fence) _blocks.Add(open = new CodeBlock(fence.Groups["language"].Value, number + 1, []));
            else _prose.Add(line);
        }

        Assert.True(open is null, $"The block of line {open?.Line} is not closed.");
    }

    public static MarkdownPage Read(string path) => new(Repository.Read(path));

    public IReadOnlyList<CodeBlock> Blocks => _blocks;

    /// <summary>What the links and pictures lead to, those in code left out.</summary>
    public IEnumerable<string> Links => _prose.SelectMany(line => Link().Matches(InlineCode().Replace(line, ""))).Select(link => link.Groups["to"].Value);

    /// <summary>The anchors of the headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors =>
        _prose.Select(line => Heading().Match(line)).Where(heading => heading.Success)
            .Select(heading => NotInAnchor().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))
            .GroupBy(anchor => anchor)
            .SelectMany(same => same.Select((anchor, index) => index == 0 ? anchor : $"{anchor}-{index}"));

    /// <summary>The cells of the rows of the table whose first heading is <paramref name="first"/>.</summary>
    public IReadOnlyList<string[]> Table(string first) =>
        [.. _prose.SkipWhile(line => !line.StartsWith($"| {first} |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))];

    [GeneratedRegex("^\\s*```(?<language>\\S*)\\s*$")]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\[[^\]]*\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}_\- ]")]
    private static partial Regex NotInAnchor();
}

/// <summary>A fenced block of code on a page.</summary>
internal sealed record CodeBlock(string Language, int Line, List<string> Lines)
{
    /// <summary>Whether its lines stand in a source file one after the other, however far the whole is indented there.</summary>
    public bool IsPartOf(string source)
    {
        var (wanted, lines) = (WithoutIndentation(Lines), source.Split('\n'));
        return Enumerable.Range(0, Math.Max(0, lines.Length - wanted.Length + 1))
            .Any(start => WithoutIndentation(lines[start..(start + wanted.Length)]).SequenceEqual(wanted));
    }

    private static string[] WithoutIndentation(IReadOnlyCollection<string> lines)
    {
        var indentation = lines.Where(line => line.Trim() != "").Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return [.. lines.Select(line => line.Trim() == "" ? "" : line[indentation..].TrimEnd())];
    }
}
