using System.Diagnostics.CodeAnalysis;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The folder that the user names, and a part of a report in it: NAME.md and NAME.json.</summary>
internal static class PartFiles
{
    /// <summary>Makes sure, before any work is done, that the folder can be written to; null: none was asked for.</summary>
    [return: NotNullIfNotNull(nameof(path))]
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

    public static void Write(ReportFolder? folder, string name, string markdown, string json)
    {
        if (folder is null) return;
        AtomicFile.Write(Path.Combine(folder.Path, $"{name}.json"), json);
        AtomicFile.Write(Path.Combine(folder.Path, $"{name}.md"), markdown);
        Console.WriteLine($"Written: {Path.Combine(folder.Path, $"{name}.md")} and {name}.json");
    }
}
