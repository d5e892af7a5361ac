namespace ActorConcurrency.Tests;

/// <summary>A spec whose children are /bin/sh, which Windows has not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute()
    {
        Timeout = Limit.HangMilliseconds;
        if (OperatingSystem.IsWindows()) Skip = ShellTheoryAttribute.NoShell;
    }
}

/// <summary>As <see cref="ShellFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public const string NoShell = "Its children are /bin/sh, and end by signals.";

    public ShellTheoryAttribute()
    {
        Timeout = Limit.HangMilliseconds;
        if (OperatingSystem.IsWindows()) Skip = NoShell;
    }
}

/// <summary>Scripts for children, and a look at processes.</summary>
internal static class Shell
{
    /// <summary>A start of a script; its arguments are $1, $2, …</summary>
    public static SubprocessStart Script(string script, params string[] arguments) => new("/bin/sh", ["-c", script, "sh", .. arguments]);

    /// <summary>Lets a file be run.</summary>
    public static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Whether a process is there, a zombie included.</summary>
    public static bool IsThere(int process) => Posix.Signal(process, 0);

    /// <summary>Waits until a process has ended, be it a zombie of somebody else's.</summary>
    public static Task Ends(int process) => Eventually.Holds(() => !IsThere(process) || IsZombie(process), $"process {process} has ended");

    private static bool IsZombie(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
