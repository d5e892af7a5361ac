namespace ActorConcurrency.Comparison;

/// <summary>Source files as they were when this was built. Thread-safe.</summary>
internal static class CodeSource
{
    /// <summary>A file's code. Of C#, what only the compiler or a reference page needs is left out: usings, the namespace, doc comments.</summary>
    public static string Read(string file)
    {
        using var stream = typeof(CodeSource).Assembly.GetManifestResourceStream($"ActorConcurrency.Code.{file}") ?? throw new ArgumentException($"There is no source {file}.", nameof(file));
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Trim().Split('\n');
        return file.EndsWith(".py", StringComparison.Ordinal) ? string.Join('\n', lines) : string.Join('\n', Collapse(lines.Where(IsCode))).Trim();
    }

    private static bool IsCode(string line) =>
        !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("namespace ", StringComparison.Ordinal);

    // Where a doc comment was, two blank lines may meet.
    private static IEnumerable<string> Collapse(IEnumerable<string> lines)
    {
        var blank = true;
        foreach (var line in lines)
        {
            if (blank && line.Length == 0) continue;
            blank = line.Length == 0;
            yield return line;
        }
    }
}
