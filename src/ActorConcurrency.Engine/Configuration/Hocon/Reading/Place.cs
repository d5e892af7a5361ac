namespace Akka.Configuration.Hocon;

/// <summary>A position in a text. Line and column are worked out only when an error needs them.</summary>
internal readonly record struct Place(string Text, int Offset)
{
    /// <summary>An error that says where, and what was wrong or expected.</summary>
    public ConfigurationException Error(string message) => new($"{this}: {message}");

    /// <summary>A piece of the text as a message shows it: without its tail if it is long.</summary>
    public static string Shown(string piece) => piece.Length <= 80 ? piece : piece[..80] + "...";

    /// <summary>Line and column, both counted from one.</summary>
    public override string ToString()
    {
        var before = Text.AsSpan(0, Math.Min(Offset, Text.Length));
        return $"Line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}";
    }
}
