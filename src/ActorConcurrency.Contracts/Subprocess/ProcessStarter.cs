using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>
/// Starts processes, one after another, on a thread that never ends: Linux kills a child with the thread that started it, if it is to kill it with its
/// parent. Thread-safe.
/// </summary>
internal static class ProcessStarter
{
    private const string Guard = "setpriv";

    // ENOEXEC of a Unix.
    private const int NoFormat = 8;

    private static readonly Lazy<BlockingCollection<Action>> Orders = new(Begin);
    private static readonly Lazy<string?> GuardPath = new(FindGuard);

    /// <summary>Starts a program with all three pipes.</summary>
    /// <exception cref="SubprocessStartException">It cannot be started; the message says why.</exception>
    public static Task<Process> StartAsync(SubprocessStart start, Orphans orphans)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Orders.Value.Add(() =>
        {
            try
            {
                started.SetResult(Start(start, orphans));
            }
            catch (Exception cause)
            {
                started.SetException(cause);
            }
        });
        return started.Task;
    }

    private static BlockingCollection<Action> Begin()
    {
        var orders = new BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (var order in orders.GetConsumingEnumerable()) order();
        })
        {
            IsBackground = true,
            Name = "subprocess starter",
        };
        thread.UnsafeStart();
        return orders;
    }

    private static Process Start(SubprocessStart start, Orphans orphans)
    {
        var info = Info(start);
        info.Environment.TryGetValue("PATH", out var path);
        var program = ProgramPath.Find(start, path);
        var isGuarded = orphans != Orphans.Allow && TieToParent(info, program, orphans);
        if (!isGuarded) info.FileName = program;
        foreach (var argument in start.Arguments) info.ArgumentList.Add(argument);
        try
        {
            var process = Process.Start(info)!;
            if (orphans != Orphans.Allow && OperatingSystem.IsWindows()) WindowsJob.Add(process);
            return process;
        }
        catch (Exception refusal) when (refusal is Win32Exception or InvalidOperationException or IOException)
        {
            throw Refused(program, refusal);
        }
    }

    private static SubprocessStartException Refused(string program, Exception refusal) => !OperatingSystem.IsWindows() && refusal is Win32Exception { NativeErrorCode: NoFormat }
        ? new(
            StartFailure.ProgramNotExecutable,
            $"'{program}' is no program for this machine. A script begins with #! and its interpreter, or is started through it: no shell is tried.",
            refusal)
        : new(StartFailure.System, $"The system did not start '{program}': {refusal.Message}", refusal);

    private static ProcessStartInfo Info(SubprocessStart start)
    {
        var info = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.Folder ?? "",
            CreateNoWindow = true,
        };
        if (start.CleanEnvironment) info.Environment.Clear();
        foreach (var (name, value) in start.Environment ?? [])
            if (value is null) info.Environment.Remove(name);
            else info.Environment[name] = value;
        return info;
    }

    /// <summary>Has the program started so that it ends with this process; false: it is started itself.</summary>
    private static bool TieToParent(ProcessStartInfo info, string program, Orphans orphans)
    {
        if (OperatingSystem.IsWindows() && WindowsJob.IsAvailable) return false;
        if (GuardPath.Value is { } guard && ProgramFormat.IsKnown(program))
        {
            info.FileName = guard;
            foreach (var argument in (string[])["--pdeathsig", "KILL", "--", program]) info.ArgumentList.Add(argument);
            return true;
        }

        if (orphans == Orphans.Avoid) return false;
        throw new SubprocessStartException(
            StartFailure.OrphanPossible,
            $"'{program}' is not to outlive this process, and nothing here sees to that: on Linux, install {Guard} (util-linux), which is used for programs of this machine and scripts with #!; elsewhere, or if it may live on, set Orphans to Avoid or Allow.",
            null);
    }

    // BusyBox has a program of that name which cannot do it.
    private static string? FindGuard()
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var path = ProgramPath.Find(new SubprocessStart(Guard), Environment.GetEnvironmentVariable("PATH"));
            var info = new ProcessStartInfo(path, ["--pdeathsig", "KILL", "--", path, "--version"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var trial = Process.Start(info)!;
            trial.WaitForExit();
            return trial.ExitCode == 0 ? path : null;
        }
        catch (Exception refusal) when (refusal is SubprocessStartException or Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
