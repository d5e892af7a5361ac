using System.Text;

namespace ActorConcurrency;

/// <summary>
/// Whether Linux itself takes a program. It matters because <c>setpriv</c> hands a file that the system refuses for its format to a shell, as
/// <c>execvp</c> does; nothing here is to be read by a shell that nobody asked for.
/// </summary>
internal static class ProgramFormat
{
    // As much of a first line as Linux looks at.
    private const int Looked = 256;
    private const int Machine = 18;

    private static readonly Lazy<byte[]> Own = new(() => Head("/proc/self/exe"));

    /// <summary>Whether it is a program for this machine, or a script that names its interpreter; else only the system can tell.</summary>
    /// <param name="program">Its path.</param>
    /// <exception cref="SubprocessStartException">Its interpreter is missing.</exception>
    public static bool IsKnown(string program)
    {
        byte[] head;
        try
        {
            head = Head(program);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // It may be run and not read: then no shell can read it either.
            return true;
        }

        if (!head.AsSpan().StartsWith("#!"u8)) return IsNative(head);
        CheckInterpreter(program, Interpreter(head));
        return true;
    }

    private static bool IsNative(byte[] head) =>
        head.Length >= Machine + 2 && Own.Value.Length >= Machine + 2
        && head.AsSpan(0, 6).SequenceEqual(Own.Value.AsSpan(0, 6))
        && head.AsSpan(Machine, 2).SequenceEqual(Own.Value.AsSpan(Machine, 2));

    private static string Interpreter(byte[] head)
    {
        var line = head.AsSpan(2);
        var end = line.IndexOf((byte)'\n');
        line = (end < 0 ? line : line[..end]).Trim(" \t"u8);
        var blank = line.IndexOfAny((byte)' ', (byte)'\t');
        return Encoding.UTF8.GetString(blank < 0 ? line : line[..blank]);
    }

    // A relative one is looked for in the child's folder, by the system.
    private static void CheckInterpreter(string program, string interpreter)
    {
        if (!interpreter.StartsWith('/') || (File.Exists(interpreter) && Posix.MayExecute(interpreter))) return;
        throw new SubprocessStartException(
            StartFailure.ProgramNotExecutable,
            $"'{program}' is a script for '{Wording.OneLine(interpreter)}', and there is no such program. Install it, or correct the script's first line, whose end must be a line feed alone.",
            null);
    }

    private static byte[] Head(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[Looked];
        return head[..stream.ReadAtLeast(head, Looked, throwOnEndOfStream: false)];
    }
}
