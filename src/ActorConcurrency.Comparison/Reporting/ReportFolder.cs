namespace ActorConcurrency.Comparison;

/// <summary>The folder that receives <c>report.md</c> and <c>report.json</c>. Thread-safe.</summary>
public sealed class ReportFolder
{
    private ReportFolder(string path) => Path = path;

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The path of the report for people.</summary>
    public string Markdown => System.IO.Path.Combine(Path, "report.md");

    /// <summary>The path of the report for programs.</summary>
    public string Json => System.IO.Path.Combine(Path, "report.json");

    /// <summary>Makes sure, before any work is done, that the folder exists and can be written to.</summary>
    /// <param name="path">The folder; created if it is missing.</param>
    /// <exception cref="IOException">It cannot be created or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created or written to.</exception>
    public static ReportFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = new ReportFolder(Directory.CreateDirectory(path).FullName);
        var probe = System.IO.Path.Combine(folder.Path, $".{Guid.NewGuid():N}.tmp");
        using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) { }
        return folder;
    }

    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public void Write(ComparisonReport report)
    {
        AtomicFile.Write(Json, JsonReport.Render(report));
        AtomicFile.Write(Markdown, MarkdownReport.Render(report));
    }
}
