using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ActorConcurrency;

/// <summary>
/// The job object that Windows ends with this process, and with it whatever is in it: its only handle is never closed, but by the end of the process.
/// Thread-safe.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class WindowsJob
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;

    private static readonly Lazy<SafeFileHandle?> Job = new(Create);

    /// <summary>Whether there is one.</summary>
    public static bool IsAvailable => Job.Value is not null;

    /// <summary>Puts a child in. What it has started before stays outside.</summary>
    public static bool Add(Process child) => Job.Value is { } job && AssignProcessToJobObject(job, child.SafeHandle);

    /// <summary>Whether a read of a pipe would not wait.</summary>
    public static bool IsReadable(SafePipeHandle pipe) =>
        !PeekNamedPipe(pipe, 0, 0, 0, out var available, 0) || available > 0;

    private static SafeFileHandle? Create()
    {
        var job = CreateJobObjectW(0, 0);
        var limits = new Limits { Basic = { Flags = KillOnClose } };
        return !job.IsInvalid && SetInformationJobObject(job, ExtendedLimits, ref limits, (uint)Marshal.SizeOf<Limits>()) ? job : null;
    }

#pragma warning disable SYSLIB1054
    [DllImport("kernel32", SetLastError = true)]
    private static extern SafeFileHandle CreateJobObjectW(nint attributes, nint name);

    [DllImport("kernel32", SetLastError = true)]
    private static extern bool SetInformationJobObject(SafeFileHandle job, int kind, ref Limits limits, uint length);

    [DllImport("kernel32", SetLastError = true)]
    private static extern bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [DllImport("kernel32", SetLastError = true)]
    private static extern bool PeekNamedPipe(SafePipeHandle pipe, nint buffer, uint size, nint read, out uint available, nint left);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct BasicLimits
    {
        public long ProcessTime;
        public long JobTime;
        public uint Flags;
        public nuint LeastWorkingSet;
        public nuint MostWorkingSet;
        public uint Processes;
        public nuint Affinity;
        public uint Priority;
        public uint Scheduling;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public BasicLimits Basic;
        public ulong ReadCount;
        public ulong WriteCount;
        public ulong OtherCount;
        public ulong ReadBytes;
        public ulong WriteBytes;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint MostProcessMemory;
        public nuint MostJobMemory;
    }
}
