namespace ActorConcurrency;

/// <summary>The lines that nobody has read, of each pipe in order. Not thread-safe: who supervises owns it.</summary>
internal sealed class OutputBuffer
{
    private readonly LinkedList<OutputLine> _output = new();
    private readonly LinkedList<OutputLine> _errors = new();

    /// <summary>How many lines have come.</summary>
    public long Come { get; private set; }

    /// <summary>How many lines of a pipe are unread.</summary>
    public int CountOf(OutputOrigin origin) => Of(origin).Count;

    /// <summary>A line has come.</summary>
    public void Add(OutputOrigin origin, string text, LineEnd end, int run) => Of(origin).AddLast(new OutputLine(origin, text, end, ++Come, run));

    /// <summary>Takes the next line of a pipe, or of both; null: there is none now.</summary>
    public OutputLine? Take(OutputOrigin? origin)
    {
        if ((origin is { } one ? Of(one) : Earlier).First is not { } first) return null;
        first.List!.Remove(first);
        return first.Value;
    }

    /// <summary>A line that was taken, and did not arrive, goes back to its place.</summary>
    public void PutBack(OutputLine line)
    {
        var lines = Of(line.Origin);
        var next = lines.First;
        while (next is not null && next.Value.Number < line.Number) next = next.Next;
        if (next is null) lines.AddLast(line);
        else lines.AddBefore(next, line);
    }

    private LinkedList<OutputLine> Earlier =>
        _output.First is { } output && (_errors.First is not { } error || output.Value.Number < error.Value.Number) ? _output : _errors;

    private LinkedList<OutputLine> Of(OutputOrigin origin) => origin == OutputOrigin.Output ? _output : _errors;
}

/// <summary>Room for unread lines, of each pipe: whoever reads a pipe waits here, and so its child does. Thread-safe.</summary>
/// <param name="lines">For how many lines of each.</param>
internal sealed class OutputRoom(int lines)
{
    private readonly SemaphoreSlim _output = new(lines);
    private readonly SemaphoreSlim _errors = new(lines);

    /// <summary>Waits for room for a line.</summary>
    public Task TakeAsync(OutputOrigin origin, CancellationToken cancellationToken) => Of(origin).WaitAsync(cancellationToken);

    /// <summary>A line was read.</summary>
    public void Give(OutputOrigin origin) => Of(origin).Release();

    /// <summary>Whether there is none.</summary>
    public bool IsFull(OutputOrigin origin) => Of(origin).CurrentCount == 0;

    private SemaphoreSlim Of(OutputOrigin origin) => origin == OutputOrigin.Output ? _output : _errors;
}
