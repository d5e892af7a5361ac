using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ActorConcurrency.Cli;

/// <summary>Stops a process and lets it go on, where the system can.</summary>
internal static class Signals
{
    public static bool CanFreeze => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    // The numbers differ between the systems.
    private static int Stop => OperatingSystem.IsMacOS() ? 17 : 19;

    private static int Continue => OperatingSystem.IsMacOS() ? 19 : 18;

    public static void Freeze(Process process) => Send(process, Stop);

    public static void Wake(Process process) => Send(process, Continue);

    private static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0) throw new Win32Exception();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
