using System.Text;

namespace ActorConcurrency.Tests;

/// <summary>However bytes come, they make the same lines.</summary>
public sealed class LineSplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "|\n")]
    [InlineData("a\nb", "a|\n b|")]
    [InlineData("a\r\nb\r\n", "a|\r\n b|\r\n")]
    [InlineData("a\rb\n", "a\rb|\n")]
    [InlineData("a\r", "a\r|")]
    [InlineData("\r\r\n", "\r|\r\n")]
    [InlineData("0123456789abcdef\n", "0123456789abcdef|\n")]
    [InlineData("0123456789abcdefg\n", "0123456789abcdef| g|\n")]
    [InlineData("0123456789abcdeä!", "0123456789abcde| ä!|")]
    [InlineData("0123456789abcd🎈!", "0123456789abcd| 🎈!|")]
    [InlineData("0123456789abcde\r\n", "0123456789abcde|\r\n")]
    public void Text_makes_lines_whatever_its_parts(string text, string lines)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var size = 1; size <= Math.Max(1, bytes.Length); size++)
        {
            var splitter = new LineSplitter(16);
            List<(string Text, LineEnd End)> got = [];
            foreach (var part in bytes.Chunk(size)) splitter.Add(part, got);
            splitter.End(got);

            Assert.Equal(text, string.Concat(got.Select(line => new OutputLine(OutputOrigin.Output, line.Text, line.End).Raw)));
            Assert.Equal(lines, string.Join(' ', got.Select(line => $"{line.Text}|{new OutputLine(OutputOrigin.Output, "", line.End).Raw}")));
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_replaced()
    {
        List<(string Text, LineEnd End)> got = [];
        new LineSplitter(16).Add([0xff, (byte)'a', 0xc3, (byte)'\n'], got);

        Assert.Equal([("\uFFFDa\uFFFD", LineEnd.LineFeed)], got);
    }

    [Fact]
    public void Bytes_that_only_look_like_beginnings_are_cut_all_the_same()
    {
        var splitter = new LineSplitter(16);
        List<(string Text, LineEnd End)> got = [];
        splitter.Add(Enumerable.Repeat((byte)0xf0, 100).ToArray(), got);
        splitter.End(got);

        Assert.Equal(100, got.Sum(line => line.Text.Length));
    }
}
