using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Writes a part of a report to a folder: NAME.md and NAME.json.</summary>
internal static class PartFiles
{
    /// <summary>Makes sure, before any work is done, that the folder can be written to; null: none was asked for.</summary>
    public static ReportFolder? Open(string? path)
    {
        if (path is null) return null;
        try
        {
            return ReportFolder.Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The folder '{path}' cannot be written to. Valid for --out: a folder that exists or can be created. ({failure.Message})");
        }
    }

    public static void Write<T>(ReportFolder? folder, string name, string markdown, T data)
    {
        if (folder is null) return;
        AtomicFile.Write(Path.Combine(folder.Path, $"{name}.json"), JsonReport.Render(data));
        AtomicFile.Write(Path.Combine(folder.Path, $"{name}.md"), markdown);
        Console.WriteLine($"Written: {Path.Combine(folder.Path, $"{name}.md")} and {name}.json");
    }
}
