using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Configurations in files.</summary>
internal static class ConfigurationFile
{
    /// <summary>The first file that exists: of the first directory that has one, the first name.</summary>
    public static string? Find(string[] directories, string[] names) => directories
        .SelectMany(directory => names.Select(name => Path.Combine(directory, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Reads a file; the files that it includes are looked for beside it.</summary>
    public static Config Read(string path)
    {
        try
        {
            return new Config(Parse(Path.GetFullPath(path)));
        }
        catch (Exception error) when (error is ConfigurationException or FormatException)
        {
            throw new ConfigurationException($"{path}: {error.Message}", error);
        }
    }

    private static HoconRoot Parse(string path) => Parser.Parse(File.ReadAllText(path), name =>
    {
        var included = Path.Combine(Path.GetDirectoryName(path)!, name);
        return File.Exists(included) ? Parse(included) : null;
    });
}
