using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>subprocess.Popen</c> with three pipes, its faults included: <c>wait</c> does not empty the pipes, a timeout leaves the child running, and a
/// kill means the child alone.
/// </summary>
/// <remarks>
/// <para>Differences from CPython: .NET tells the end by a signal as 128 + signal, so a child that exits with such a code looks as if it was killed. A child
/// ignores <c>SIGPIPE</c>, as .NET does, and has what this process has inherited open. It finds the whole path as its own name. A timeout does not say
/// what was written by then.</para>
/// <para>Thread-safe but for the pipes, of which each is one thread's, as there.</para>
/// </remarks>
public sealed class PythonPopen : IDisposable
{
    private readonly Process _process;
    private Task? _feeding;
    private Task<byte[][]>? _reading;

    /// <summary>Starts a child. A program without a separator is looked for in <c>PATH</c>; a relative path is one from its folder, but on Windows.</summary>
    /// <param name="args">The program and its arguments.</param>
    /// <param name="cwd">Its working folder; null: this process's.</param>
    /// <param name="env">Its whole environment; null: this process's.</param>
    /// <exception cref="ArgumentException">Python's <c>ValueError</c>: a NUL, half a character, or a variable's name that is none; or there is no program.</exception>
    /// <exception cref="FileNotFoundException">Python's <c>FileNotFoundError</c>: there is no such program or folder.</exception>
    /// <exception cref="UnauthorizedAccessException">Python's <c>PermissionError</c>: it may not be run, or the folder not entered.</exception>
    public PythonPopen(ImmutableArray<string> args, string? cwd = null, ImmutableDictionary<string, string?>? env = null)
    {
        if (args.IsDefaultOrEmpty) throw new ArgumentException("Give the program first, then its arguments.", nameof(args));
        Args = args;
        var start = new SubprocessStart(Located(args[0], cwd), args[1..]) { Folder = cwd, Environment = env, CleanEnvironment = env is not null };
        try
        {
            _process = ProcessStarter.StartAsync(start.Checked(), Orphans.Allow).GetAwaiter().GetResult();
        }
        catch (SubprocessStartException refusal)
        {
            throw refusal.Reason switch
            {
                StartFailure.ProgramNotFound or StartFailure.FolderNotFound => new FileNotFoundException(refusal.Message, refusal),
                StartFailure.ProgramNotExecutable or StartFailure.FolderNotAccessible => new UnauthorizedAccessException(refusal.Message, refusal),
                _ => new IOException(refusal.Message, refusal),
            };
        }

        Pid = _process.Id;
        (Stdin, Stdout, Stderr) = (_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream, _process.StandardError.BaseStream);
    }

    /// <summary>The program and its arguments.</summary>
    public ImmutableArray<string> Args { get; }

    /// <summary>The child's number in the system.</summary>
    public int Pid { get; }

    /// <summary>The exit code, or the signal's number with a minus; null: it was not seen to have ended. <see cref="Poll"/> and <see cref="Wait"/> look.</summary>
    public int? ReturnCode { get; private set; }

    /// <summary>The child's input.</summary>
    public Stream Stdin { get; }

    /// <summary>The child's standard output.</summary>
    public Stream Stdout { get; }

    /// <summary>The child's standard error.</summary>
    public Stream Stderr { get; }

    /// <summary>Looks whether the child has ended.</summary>
    /// <returns>The return code, or null: it runs.</returns>
    public int? Poll() => ReturnCode ??= _process.WaitForExit(TimeSpan.Zero) ? Code() : null;

    /// <summary>Blocks until the child has ended. Nobody reads its pipes meanwhile: if it fills one, this never returns.</summary>
    /// <param name="timeout">How long; null: as long as it takes. What is negative is as zero.</param>
    /// <returns>The return code.</returns>
    /// <exception cref="TimeoutException">Python's <c>TimeoutExpired</c>: it runs on. The wait may be repeated.</exception>
    public int Wait(TimeSpan? timeout = null)
    {
        if (ReturnCode is { } known) return known;
        if (!LongWait.Wait(timeout, _process.WaitForExit)) throw Expired(timeout);
        return ReturnCode ??= Code();
    }

    /// <summary>Writes the input, closes it, reads both pipes to their end, and waits for the child's.</summary>
    /// <param name="input">The input; null: none.</param>
    /// <param name="timeout">How long; null: as long as it takes. What is negative is as zero.</param>
    /// <returns>What it wrote; nothing from a pipe that is closed. Called again, the same.</returns>
    /// <exception cref="InvalidOperationException">Python's <c>ValueError</c>: there is input, and it was called before; or the child's input was closed before the first call.</exception>
    /// <exception cref="TimeoutException">Python's <c>TimeoutExpired</c>: it runs on; kill it and call this again, which gives all of its output.</exception>
    public (byte[] Stdout, byte[] Stderr) Communicate(byte[]? input = null, TimeSpan? timeout = null)
    {
        if (_feeding is not null && input is { Length: > 0 }) throw new InvalidOperationException("Cannot send input after starting communication");
        if (_feeding is null) Flush();
        _feeding ??= Task.Run(() => Feed(input ?? []));
        _reading ??= Task.WhenAll(Task.Run(() => ReadToEnd(Stdout)), Task.Run(() => ReadToEnd(Stderr)));
        var started = Stopwatch.GetTimestamp();
        if (!LongWait.Wait(timeout, Task.WhenAll(_feeding, _reading).Wait)) throw Expired(timeout);
        Wait(timeout - Stopwatch.GetElapsedTime(started));
        return (_reading.Result[0], _reading.Result[1]);
    }

    /// <summary>Sends a signal; nothing if the child was seen to have ended.</summary>
    /// <param name="signal">Its number.</param>
    public void SendSignal(int signal)
    {
        // As there: it looks first, so that no other process with this number is meant.
        if (Poll() is null && !OperatingSystem.IsWindows()) Posix.Signal(Pid, signal);
    }

    /// <summary>Asks the child to end: <c>SIGTERM</c>. It may not heed it.</summary>
    public void Terminate()
    {
        if (OperatingSystem.IsWindows()) Kill();
        else SendSignal(Posix.Terminate);
    }

    /// <summary>Kills the child, and nobody that it has started.</summary>
    public void Kill()
    {
        if (Poll() is null) _process.Kill();
    }

    /// <summary>Closes the pipes and waits for the child, as at the end of a <c>with</c>.</summary>
    public void Dispose()
    {
        Stdout.Dispose();
        Stderr.Dispose();
        Stdin.Dispose();
        Wait();
        _process.Dispose();
    }

    // As there: it fails if that is closed, though there be nothing to write.
    private void Flush()
    {
        try
        {
            Stdin.Flush();
        }
        catch (IOException)
        {
            // As there: a child that does not read its input is ignored.
        }
    }

    private void Feed(byte[] input)
    {
        try
        {
            Stdin.Write(input);
            Stdin.Dispose();
        }
        catch (IOException)
        {
            // As there: communicate() ignores that a child does not read its input.
        }
    }

    private static byte[] ReadToEnd(Stream pipe)
    {
        using var all = new MemoryStream();
        try
        {
            pipe.CopyTo(all);
        }
        catch (ObjectDisposedException)
        {
            // As there: a pipe that was closed is left out.
        }

        return all.ToArray();
    }

    // Python's child changes to its folder, and then becomes the program.
    private static string Located(string program, string? cwd) =>
        cwd is null || OperatingSystem.IsWindows() || !program.Contains('/') ? program : Path.Combine(cwd, program);

    private int Code() => new ChildExit(_process.ExitCode).ReturnCode;

    private TimeoutException Expired(TimeSpan? timeout) => new($"{Args[0]} has not ended within {timeout}; it runs on.");
}
