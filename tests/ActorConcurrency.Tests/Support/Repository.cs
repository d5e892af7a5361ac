using System.Reflection;
using System.Text.RegularExpressions;

namespace ActorConcurrency.Tests;

/// <summary>The repository's files.</summary>
public static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static bool HasFile(string path) => File.Exists(Path.Combine(Root, path));

    public static bool HasFolder(string path) => Directory.Exists(Path.Combine(Root, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The names of the folders in a folder, sorted; none if it does not exist.</summary>
    public static IEnumerable<string> Folders(string path) =>
        HasFolder(path) ? Directory.GetDirectories(Path.Combine(Root, path)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal) : [];

    /// <summary>The files in a folder and below; none if it does not exist.</summary>
    public static IEnumerable<string> Files(string path, string pattern) =>
        HasFolder(path) ? Directory.EnumerateFiles(Path.Combine(Root, path), pattern, SearchOption.AllDirectories) : [];

    /// <summary>The name of a recipe's block in HOCON: that of its folder, in small letters and hyphens.</summary>
    public static string BlockOf(string recipe) => Regex.Replace(recipe, "(?<=.)([A-Z])", "-$1").ToLowerInvariant();
}
