using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ActorConcurrency.App.Tests;

/// <summary>Looks at, and signals, processes of the machine.</summary>
internal static class Processes
{
    public const int Interrupt = 2;
    public const int Kill = 9;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

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

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
