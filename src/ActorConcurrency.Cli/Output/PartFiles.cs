using System.Diagnostics.CodeAnalysis;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The folder that the user names, and what is written to it.</summary>
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
        catch (Exception failure) when (IsRefusal(failure) || failure is ArgumentException)
        {
            throw new UsageException($"The folder '{path}' cannot be written to. Valid for --out: a folder that exists or can be created. ({failure.Message})");
        }
    }

    /// <summary>Writes a part as NAME.md and NAME.json, and says so; whether that went where it was asked for.</summary>
    public static bool Write(ReportFolder? folder, string name, string markdown, string json)
    {
        if (folder is null) return true;
        var isThere = Save(folder, to => WriteIn(to, name, markdown, json), out var files);
        Console.WriteLine($"Written: {files[0]} and {name}.json");
        return isThere;
    }

    /// <summary>Writes to the folder, or aside if that fails: what took minutes is not lost because a disk is full.</summary>
    public static bool Save(ReportFolder folder, Func<ReportFolder, IReadOnlyList<string>> write, out IReadOnlyList<string> files)
    {
        try
        {
            files = write(folder);
            return true;
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            var aside = ReportFolder.Open(Directory.CreateTempSubdirectory("actorconc-report-").FullName);
            files = write(aside);
            Console.Error.WriteLine($"The files could not be written to '{folder.Path}': {failure.Message.ReplaceLineEndings(" ")} They are in '{aside.Path}' instead: make room, then move them, or name another folder with --out.");
            return false;
        }
    }

    private static bool IsRefusal(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private static string[] WriteIn(ReportFolder folder, string name, string markdown, string json)
    {
        string[] files = [Path.Combine(folder.Path, $"{name}.md"), Path.Combine(folder.Path, $"{name}.json")];
        AtomicFile.Write(files[1], json);
        AtomicFile.Write(files[0], markdown);
        return files;
    }
}
