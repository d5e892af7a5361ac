using System.Reflection;

namespace ActorConcurrency.App.Tests;

/// <summary>The repository's files, by their paths in it.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>Every page that somebody may read.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        ["CHANGELOG.md", "README.md", .. Files("docs", "*.md"), .. Files("eng", "*.md"), .. Files("samples", "*.md"), .. Files("src", "*.md")];

    /// <summary>A program of a user's: built with the packages, and run, by the script that checks them.</summary>
    public const string Program = "tests/consumer/Readme.cs";

    /// <summary>The same for the package of the recipes across processes.</summary>
    public const string ClusterProgram = "tests/consumer/Cluster.cs";

    /// <summary>The sources that the pages quote: built with these tests, and run by them, the user's programs apart.</summary>
    public static IReadOnlyList<string> Snippets { get; } =
        [.. Files("samples", "*.cs"), .. Files("tests/ActorConcurrency.App.Tests/Docs/Snippets", "*.cs"), Program, ClusterProgram];

    public static bool HasFile(string path) => File.Exists(Path.Combine(Root, path));

    public static bool Has(string path) => HasFile(path) || Directory.Exists(Path.Combine(Root, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The names of the folders in a folder, sorted.</summary>
    public static IEnumerable<string> Folders(string path) =>
        Directory.GetDirectories(Path.Combine(Root, path)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    /// <summary>Where a link on a page leads, as a path in the repository; one that leads out of it begins with <c>..</c>.</summary>
    public static string Resolve(string page, string link) =>
        Path.GetRelativePath(Root, Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(page)!, link))).Replace('\\', '/');

    /// <summary>The C# sources in a folder and below.</summary>
    public static IEnumerable<string> FilesOf(string folder) => Files(folder, "*.cs");

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
