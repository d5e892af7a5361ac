using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>A report that was written before, as the user names it: by its file, or by its folder.</summary>
/// <param name="path">The file.</param>
internal sealed class ReportFile(string path)
{
    private const string Remedy = "Valid: a report.json that 'actorconc compare' has written, or its folder.";

    private static readonly string Name = ReportFormat.Json.FileName("report");

    /// <summary>The folder that the file is in.</summary>
    public string Folder { get; } = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>The file that <paramref name="named"/> means: itself, or the report in that folder.</summary>
    /// <exception cref="UsageException">It is a folder without a report.</exception>
    public static ReportFile Find(string named)
    {
        if (!Directory.Exists(named)) return new ReportFile(named);
        var inside = Path.Combine(named, Name);
        return File.Exists(inside) ? new ReportFile(inside) : throw new UsageException($"There is no {Name} in the folder '{named}'. {Remedy}");
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It cannot be read, or is no report.</exception>
    public ComparisonReport Read()
    {
        try
        {
            return JsonReport.Read(File.ReadAllText(path));
        }
        catch (InvalidDataException flaw)
        {
            throw new UsageException($"'{path}' {flaw.Message} {Remedy}");
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file '{path}'. {Remedy}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {failure.Message} {Remedy}");
        }
    }
}
