using System.Diagnostics;

namespace ActorConcurrency.Cli;

/// <summary>All that the clients of a run have written, and what is done to their processes. Thread-safe.</summary>
internal sealed class RunJournal
{
    private readonly Lock _lock = new();
    private readonly List<HistoryLine> _lines = [];
    private readonly RunState _state = new();

    /// <summary>When the run began, by the clock that all processes share.</summary>
    public long Zero { get; } = Stopwatch.GetTimestamp();

    /// <summary>The time, in microseconds since the run began.</summary>
    public long Now => (long)Stopwatch.GetElapsedTime(Zero).TotalMicroseconds;

    public void Add(HistoryLine line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            _state.Apply(line);
        }
    }

    /// <summary>Writes that something is done to a process now.</summary>
    public void Write(string process, HistoryKind kind, string? text = null) => Add(new() { At = Now, Process = process, Kind = kind, Text = text });

    /// <summary>All lines up to now.</summary>
    public IReadOnlyList<HistoryLine> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>Looks at how things stand.</summary>
    public T See<T>(Func<RunState, T> look)
    {
        lock (_lock) return look(_state);
    }
}
