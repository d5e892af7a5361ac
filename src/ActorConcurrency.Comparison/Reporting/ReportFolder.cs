using System.Text.Json;

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

    /// <summary>
    /// Writes both files, each whole or not at all. A partial report goes beside a whole one, as <c>report.partial.md</c> and
    /// <c>report.partial.json</c>, unless it is to replace it.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="replace">Whether a partial report may replace a whole one; false by default.</param>
    /// <returns>The paths of the report for people and of the one for programs.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public (string Markdown, string Json) Write(ComparisonReport report, bool replace = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        var partial = (Markdown: In("report.partial.md"), Json: In("report.partial.json"));
        var files = report.IsPartial && !replace && HasWhole() ? partial : (Markdown, Json);
        AtomicFile.Write(files.Json, JsonReport.Render(report));
        AtomicFile.Write(files.Markdown, MarkdownReport.Render(report));
        if (files != partial)
        {
            File.Delete(partial.Json);
            File.Delete(partial.Markdown);
        }

        return files;
    }

    private string In(string file) => System.IO.Path.Combine(Path, file);

    // What cannot be read is not known to be partial.
    private bool HasWhole()
    {
        if (!File.Exists(Json)) return false;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Json));
            return !document.RootElement.TryGetProperty("notRun", out var notRun) || notRun.GetArrayLength() == 0;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or InvalidOperationException)
        {
            return true;
        }
    }
}
