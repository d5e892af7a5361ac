namespace ActorConcurrency.Tests;

/// <summary>Lines of two pipes, taken together or apart.</summary>
public sealed class OutputBufferTests
{
    [Fact]
    public void Lines_of_both_pipes_come_in_the_order_of_their_coming()
    {
        var buffer = Filled("o1", "e1", "o2", "e2");

        Assert.Equal(["o1", "e1", "o2", "e2"], Rest(buffer));
    }

    [Fact]
    public void What_is_put_back_is_where_it_was()
    {
        var buffer = Filled("o1", "o2", "o3");
        var (first, second) = (buffer.Take(null)!, buffer.Take(OutputOrigin.Output)!);

        buffer.PutBack(second);
        buffer.PutBack(first);

        Assert.Equal(["o1", "o2", "o3"], Rest(buffer));
    }

    [Fact]
    public void One_pipe_is_taken_past_the_other()
    {
        var buffer = Filled("o1", "e1");

        Assert.Equal("e1", buffer.Take(OutputOrigin.Errors)!.Text);
        Assert.Null(buffer.Take(OutputOrigin.Errors));
        Assert.Equal((1, 0, 2L), (buffer.CountOf(OutputOrigin.Output), buffer.CountOf(OutputOrigin.Errors), buffer.Come));
    }

    private static OutputBuffer Filled(params string[] lines)
    {
        var buffer = new OutputBuffer();
        foreach (var line in lines) buffer.Add(line[0] == 'o' ? OutputOrigin.Output : OutputOrigin.Errors, line, LineEnd.LineFeed, run: 1);
        return buffer;
    }

    private static List<string> Rest(OutputBuffer buffer)
    {
        List<string> lines = [];
        while (buffer.Take(null) is { } line) lines.Add(line.Text);
        return lines;
    }
}
