using System.Diagnostics;
using System.Text;

namespace ActorConcurrency.Cli;

/// <summary>Writes a process's history to its standard output. Each line is out before the call returns, so that a process that is killed has told all it did. Thread-safe.</summary>
internal sealed class HistoryWriter(Stream output, string process, long zero)
{
    private readonly Lock _lock = new();
    private long _requests;

    /// <summary>The time, in microseconds since the run began.</summary>
    public long Now => (long)Stopwatch.GetElapsedTime(zero).TotalMicroseconds;

    /// <summary>A name for a request that no other one has.</summary>
    public string NewRequest() => FormattableString.Invariant($"{process}-{Interlocked.Increment(ref _requests)}");

    /// <summary>Writes that something happens now.</summary>
    public void Write(HistoryKind kind, Func<HistoryLine, HistoryLine>? more = null)
    {
        var line = new HistoryLine { At = Now, Process = process, Kind = kind };
        if (more is not null) line = more(line);
        var bytes = Encoding.UTF8.GetBytes($"{line}\n");
        lock (_lock) output.Write(bytes);
    }
}
