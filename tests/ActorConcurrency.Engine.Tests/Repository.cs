using System.Reflection;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The repository's files.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static string Locate(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(Locate(path));
}
