using System.Collections.Immutable;
using System.Text;

namespace ActorConcurrency;

/// <summary>
/// What to start: a program and its arguments, never a command line, so that no shell looks at them. Immutable; each start from it is a child of
/// its own.
/// </summary>
/// <remarks>
/// Source: the arguments of Python's <c>subprocess.Popen</c> and <see cref="System.Diagnostics.ProcessStartInfo"/>. There is no <c>shell=True</c>: who
/// wants a shell starts one, such as <c>/bin/sh</c> with the arguments <c>-c</c> and a script. On Windows a batch file is refused, for it would be
/// <c>cmd.exe</c>, a shell, that reads the arguments.
/// </remarks>
public sealed record SubprocessStart
{
    /// <summary>Says what to start.</summary>
    /// <param name="program">
    /// A path, or a name without a separator, which is looked for in the child's <c>PATH</c>, or in <c>/bin</c> and <c>/usr/bin</c> if it has none, and not
    /// in the current directory. A relative path is one from this process's current directory, not from <see cref="Folder"/>.
    /// </param>
    /// <param name="arguments">One entry each; empty ones, blanks, quotes and line ends arrive as they are.</param>
    public SubprocessStart(string program, params ImmutableArray<string> arguments) =>
        (Program, Arguments) = (program, arguments.IsDefault ? [] : arguments);

    /// <summary>The program: a path, or a name that is looked for in the child's <c>PATH</c>.</summary>
    public string Program { get; }

    /// <summary>The arguments, without the program.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>The child's working folder. Null, the default: this process's.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Variables on top of this process's environment, or the whole environment if <see cref="CleanEnvironment"/> is set. A null value takes a
    /// variable away. Null, the default: none.
    /// </summary>
    public ImmutableDictionary<string, string?>? Environment { get; init; }

    /// <summary>Whether the child gets nothing of this process's environment. False by default.</summary>
    public bool CleanEnvironment { get; init; }

    /// <summary>
    /// All of the child's input: it is written at each start and then completed. Empty: the child finds its input at the end at once. Null, the
    /// default: it stays open, for <see cref="ISubprocess.WriteAsync"/>.
    /// </summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>What becomes of the standard output. <see cref="OutputUse.Read"/> by default.</summary>
    public OutputUse Output { get; init; }

    /// <summary>What becomes of the standard error. <see cref="OutputUse.Read"/> by default.</summary>
    public OutputUse Errors { get; init; }

    /// <summary>
    /// How long one run may take; then it is terminated, after the grace killed, and has failed. Above zero, up to <see cref="int.MaxValue"/> ms.
    /// Null, the default: as long as it likes.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The same with all of its input as text, which is sent as UTF-8.</summary>
    /// <param name="text">The text; empty: no input.</param>
    public SubprocessStart WithInput(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return this with { Input = Encoding.UTF8.GetBytes(text) };
    }

    /// <summary>The same with a variable more.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null: it is taken away.</param>
    public SubprocessStart WithVariable(string name, string? value) =>
        this with { Environment = (Environment ?? ImmutableDictionary<string, string?>.Empty).SetItem(name, value) };

    /// <summary>Tells program and number of arguments, on one line. Arguments, variables and input may be secret, and are not told.</summary>
    public override string ToString() => $"'{Wording.OneLine(Program)}' with {Wording.Several(Arguments.Length, "argument")}";

    /// <summary>Checks what no system would take.</summary>
    /// <exception cref="ArgumentException">The program's name is empty, something contains a NUL or half a character, or a variable's name is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is out of range.</exception>
    internal SubprocessStart Checked()
    {
        ArgumentException.ThrowIfNullOrEmpty(Program);
        if (OperatingSystem.IsWindows() && Path.GetExtension(Program).ToUpperInvariant() is ".BAT" or ".CMD")
            throw new ArgumentException($"'{Program}' is a batch file: cmd.exe, a shell, would read its arguments. Start the program that it starts.", nameof(Program));
        Refuse(Program, nameof(Program));
        foreach (var argument in Arguments)
            Refuse(argument ?? throw new ArgumentException("An argument is null; give an empty text instead.", nameof(Arguments)), nameof(Arguments));
        if (Folder is not null) Refuse(Folder, nameof(Folder));
        foreach (var (name, value) in Environment ?? ImmutableDictionary<string, string?>.Empty)
        {
            if (name.Length == 0 || name.Contains('='))
                throw new ArgumentException($"'{name}' is no name of a variable: it must not be empty, nor contain '='.", nameof(Environment));
            Refuse(name, nameof(Environment));
            Refuse(value ?? "", nameof(Environment));
        }

        if (Timeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > WaitLimit.Longest))
            throw new ArgumentOutOfRangeException(nameof(Timeout), timeout, $"A run's timeout is above 0 and at most {int.MaxValue} ms. Leave it null for as long as it likes.");
        return this;
    }

    private static void Refuse(string text, string name)
    {
        if (text.Contains('\0')) throw new ArgumentException($"A NUL character would end the text for the system. Take it out of {name}.", name);
        if (!OperatingSystem.IsWindows() && HasHalf(text))
            throw new ArgumentException($"Half a character, which is a surrogate without the other one, has no bytes in UTF-8. Take it out of {name}.", name);
    }

    private static bool HasHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return true;
            i++;
        }

        return false;
    }
}
