namespace ActorConcurrency;

/// <summary>
/// Finds a program, so that a start that must fail does so with a reason, and so that no file of the current directory is taken for it: .NET would look
/// beside this program and in the current directory first.
/// </summary>
internal static class ProgramPath
{
    private const string Usual = "/bin:/usr/bin";

    /// <summary>The path of what is to be started. Checks the folder as well.</summary>
    /// <param name="start">What is to be started.</param>
    /// <param name="path">The child's <c>PATH</c>; null: it has none, and the system's usual folders are meant, as for Python and <c>execvp</c>.</param>
    /// <exception cref="SubprocessStartException">There is no such program or folder, or it may not be used.</exception>
    public static string Find(SubprocessStart start, string? path)
    {
        CheckFolder(start.Folder);
        if (OperatingSystem.IsWindows()) return start.Program;
        if (start.Program.Contains('/')) return Checked(Path.GetFullPath(start.Program));
        string? forbidden = null;
        foreach (var folder in (path ??= Usual).Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var candidate = Path.GetFullPath(Path.Combine(folder, start.Program));
            if (!File.Exists(candidate)) continue;
            if (Posix.MayExecute(candidate)) return candidate;
            forbidden ??= candidate;
        }

        throw forbidden is null
            ? new SubprocessStartException(
                StartFailure.ProgramNotFound,
                $"There is no program '{start.Program}' in the child's PATH ({path}). Install it, correct its name, or give its path. A command line is none: give the arguments apart.",
                null)
            : NotExecutable(forbidden);
    }

    private static string Checked(string program)
    {
        if (Directory.Exists(program)) throw NotExecutable(program);
        if (!File.Exists(program))
            throw new SubprocessStartException(
                StartFailure.ProgramNotFound, $"There is no program '{program}'. Correct the path; it is one from this process's current directory, if it is relative.", null);
        return Posix.MayExecute(program) ? program : throw NotExecutable(program);
    }

    private static SubprocessStartException NotExecutable(string program) => new(
        StartFailure.ProgramNotExecutable,
        $"'{program}' is there and may not be run by this user. Make it executable (chmod +x); a script is started through its interpreter.",
        null);

    private static void CheckFolder(string? folder)
    {
        if (folder is null) return;
        if (!Directory.Exists(folder))
            throw new SubprocessStartException(StartFailure.FolderNotFound, $"There is no folder '{folder}' for the child to work in. Create it, or correct Folder.", null);
        if (!OperatingSystem.IsWindows() && !Posix.MayExecute(folder))
            throw new SubprocessStartException(
                StartFailure.FolderNotAccessible, $"This user may not enter the folder '{folder}'. Give it the right (chmod +x), or choose another Folder.", null);
    }
}
