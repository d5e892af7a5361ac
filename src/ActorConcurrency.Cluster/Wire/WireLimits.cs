using System.Collections.Immutable;
using System.Text;

namespace ActorConcurrency;

/// <summary>How large anything may be that goes to another node or to the journal: checked by whoever asks, by whoever writes and by whoever reads.</summary>
internal static class WireLimits
{
    /// <summary>A name of a recipe or of a lock, in bytes of UTF-8.</summary>
    public const int Name = 1024;

    /// <summary>The label of an owner, in bytes of UTF-8.</summary>
    public const int Label = 1024;

    /// <summary>The path of an actor, in bytes of UTF-8.</summary>
    public const int Path = 2048;

    /// <summary>The locks of one request.</summary>
    public const int Locks = 1000;

    /// <summary>The items of any other list of a message.</summary>
    public const int Items = 10_000;

    /// <summary>A message between nodes, in bytes. It has room for <see cref="Locks"/> names of <see cref="Name"/> bytes, and the transport's frames for it.</summary>
    public const int Message = 1024 * 1024;

    /// <summary>The facts of one entry of the journal: the end of one node gives back whatever it had.</summary>
    public const int Facts = 1_000_000;

    /// <summary>An entry of the journal, or a snapshot, in bytes.</summary>
    public const int Stored = 64 * 1024 * 1024;

    /// <summary>UTF-8 that neither writes nor reads half a character.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks the name of a recipe or of a lock.</summary>
    /// <exception cref="ArgumentException">It is null or empty, too long, or no text.</exception>
    public static void CheckName(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        CheckText("A name", name, Name, parameter);
    }

    /// <summary>Checks the label of an owner.</summary>
    /// <exception cref="ArgumentException">It is null, too long, or no text.</exception>
    public static void CheckLabel(string label, string parameter)
    {
        ArgumentNullException.ThrowIfNull(label, parameter);
        CheckText("A label", label, Label, parameter);
    }

    /// <summary>Checks the locks of one request.</summary>
    /// <exception cref="ArgumentException">There are too many, or one is no name.</exception>
    public static void CheckLocks(ImmutableArray<string> names, string parameter)
    {
        if (names.Length > Locks)
            throw new ArgumentException($"A request across processes is for at most {Locks:N0} locks, but this one is for {names.Length:N0}. Ask for fewer at a time.", parameter);
        foreach (var name in names) CheckName(name, parameter);
    }

    /// <summary>A text that came from outside, for a message: on one line, and not long.</summary>
    public static string Shown(string? text) => text is null ? "" : Wording.OneLine(text.Length <= 80 ? text : text[..80] + "…");

    // Half a character is told apart by the encoder's own exception, which is an ArgumentException too.
    private static void CheckText(string what, string text, int limit, string parameter)
    {
        if (Utf8.GetByteCount(text) is var bytes && bytes > limit)
            throw new ArgumentException($"{what} has at most {limit:N0} bytes of UTF-8 across processes, but this one has {bytes:N0}: {Shown(text)}", parameter);
    }
}
