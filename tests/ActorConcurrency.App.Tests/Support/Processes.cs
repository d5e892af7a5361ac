using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ActorConcurrency.App.Tests;

/// <summary>Looks at, and signals, processes of the machine.</summary>
internal static class Processes
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Completes once the process is gone; fails if it stays.</summary>
    public static async Task GoneAsync(string id)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            await process.WaitForExitAsync(limit.Token);
        }
        catch (ArgumentException)
        {
            // There is no such process any more.
        }
    }

    public static void Signal(Process process, int signal) => Assert.Equal(0, SendSignal(process.Id, signal));

    /// <summary>
    /// The same start with the interrupt signal as usual: what is started in the background of a script inherits that it is
    /// ignored, and with it everything that it starts.
    /// </summary>
    public static ProcessStartInfo Interruptible(ProcessStartInfo start)
    {
        if (!IgnoresInterrupt) return start;
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.FileName = "env";
        return start;
    }

    private static bool IgnoresInterrupt =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1ul << (Interrupt - 1))) != 0;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
