using System.Text.RegularExpressions;

namespace ActorConcurrency.App.Tests;

/// <summary>
/// A block on a page that shows a command and what it prints. Its first line is <c>$ actorconc …</c>. A line <c>…</c> stands for lines that
/// are left out.
/// </summary>
internal sealed partial class Transcript(CodeBlock block)
{
    private const string Prompt = "$ actorconc ";
    private const string LeftOut = "…";

    public static bool Is(CodeBlock block) => block.Language == "console" && block.Lines is [var first, ..] && first.StartsWith(Prompt, StringComparison.Ordinal);

    public string[] Arguments => block.Lines[0][Prompt.Length..].Split(' ');

    /// <summary>The first part that is not to be found, each behind the one before; null if all are.</summary>
    public string? FirstMissing(IEnumerable<string> output)
    {
        var rest = Masked(output);
        foreach (var part in Parts())
        {
            var start = Enumerable.Range(0, Math.Max(0, rest.Length - part.Length + 1)).FirstOrDefault(at => rest.AsSpan(at, part.Length).SequenceEqual(part), -1);
            if (start < 0) return string.Join('\n', part);
            rest = rest[(start + part.Length)..];
        }

        return null;
    }

    /// <summary>A line without what differs from run to run: times, sizes, threads, how they compare, the marks in a picture, and the spaces that line them up.</summary>
    public static string Mask(string line)
    {
        line = Picture().Replace(line, "$1 *");
        line = Quantity().Replace(line, "*");
        line = Threads().Replace(line, "*");
        line = Pace().Replace(line, "*");
        return Spaces().Replace(line, " ").Trim();
    }

    private static string[] Masked(IEnumerable<string> lines) => [.. lines.Select(Mask).Where(line => line != "")];

    private IEnumerable<string[]> Parts()
    {
        var part = new List<string>();
        foreach (var line in block.Lines.Skip(1).Append(LeftOut))
        {
            if (line.Trim() != LeftOut)
            {
                part.Add(line);
                continue;
            }

            if (part.Count > 0) yield return Masked(part);
            part.Clear();
        }
    }

    [GeneratedRegex(@"^(\s*[A-Z]) [#.-]+$")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\d[\d.,]*\s?(ns|µs|ms|s|B|KB|MB)\b")]
    private static partial Regex Quantity();

    // In a table, the number of threads stands between two quantities, which are masked already.
    [GeneratedRegex(@"(?<=\*\s+)\d+(?=\s+\*)|\d+ threads?, at most \d+ at once")]
    private static partial Regex Threads();

    [GeneratedRegex(@"\d[\d.,]*× (faster|slower)|\bsame\s*$|too noisy")]
    private static partial Regex Pace();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
