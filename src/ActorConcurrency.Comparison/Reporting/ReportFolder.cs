using System.Text.Json;

namespace ActorConcurrency.Comparison;

/// <summary>The folder that receives a report's files. Thread-safe.</summary>
public sealed class ReportFolder
{
    private const string Whole = "report";
    private const string Partial = "report.partial";

    private ReportFolder(string path) => Path = path;

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

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
    /// Writes a report, each file whole or not at all, as <c>report.html</c> and so on. A partial report goes beside a whole one, as
    /// <c>report.partial.html</c>, unless it is to replace it.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="formats">What is written; <see cref="ReportFormat.Usual"/> by default.</param>
    /// <param name="replace">Whether a partial report may replace a whole one; false by default.</param>
    /// <returns>The paths of the files, in the order of the formats.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public IReadOnlyList<string> Write(ComparisonReport report, IReadOnlyList<ReportFormat>? formats = null, bool replace = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        formats ??= ReportFormat.Usual;
        var beside = report.IsPartial && !replace && HasWhole();
        foreach (var format in formats) AtomicFile.Write(In(format.FileName(beside ? Partial : Whole)), format.Render(report));
        if (!beside)
            foreach (var format in ReportFormat.All) File.Delete(In(format.FileName(Partial)));
        return [.. formats.Select(format => In(format.FileName(beside ? Partial : Whole)))];
    }

    private string In(string file) => System.IO.Path.Combine(Path, file);

    // What cannot be read is not known to be partial; nor is a page alone.
    private bool HasWhole()
    {
        if (!ReportFormat.All.Any(format => File.Exists(In(format.FileName(Whole))))) return false;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(In(ReportFormat.Json.FileName(Whole))));
            return !document.RootElement.TryGetProperty("notRun", out var notRun) || notRun.GetArrayLength() == 0;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or InvalidOperationException)
        {
            return true;
        }
    }
}
