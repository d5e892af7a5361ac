namespace ActorConcurrency.Cli;

/// <summary>The files of a run: the histories, the report, and what the nodes logged.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly string? _path;
    private readonly TextWriter _log = TextWriter.Null;

    private RunFolder(string? path)
    {
        _path = path;
        if (path is null) return;
        Directory.CreateDirectory(path);
        _log = TextWriter.Synchronized(new StreamWriter(Path.Combine(path, "nodes.log")) { AutoFlush = true });
    }

    /// <summary>Makes the folder.</summary>
    /// <param name="path">Where; null: no files are wanted.</param>
    public static RunFolder Open(string? path)
    {
        try
        {
            return new(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The folder '{path}' cannot be written to. Valid for --out: a folder that exists or can be created. ({failure.Message})");
        }
    }

    /// <summary>Writes what a node logged. Thread-safe.</summary>
    public void Log(string line)
    {
        _log.WriteLine(line);
        Serilog.Log.Information("{Line:l}", line);
    }

    /// <summary>Writes the histories and the report.</summary>
    public void Save(RunReport report, IEnumerable<HistoryLine> lines)
    {
        if (_path is null) return;
        File.WriteAllLines(Path.Combine(_path, "history.jsonl"), lines.OrderBy(line => line.At).Select(line => line.ToString()));
        File.WriteAllText(Path.Combine(_path, "report.json"), report.ToJson() + "\n");
        File.WriteAllText(Path.Combine(_path, "report.md"), RunText.Markdown(report));
    }

    public void Dispose() => _log.Dispose();
}
