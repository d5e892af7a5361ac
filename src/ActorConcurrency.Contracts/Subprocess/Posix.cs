using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActorConcurrency;

/// <summary>The few calls of a Unix that .NET has no name for. Thread-safe.</summary>
internal static class Posix
{
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>The highest signal.</summary>
    public const int MostSignal = 64;

    private const int Executable = 1;
    private const short Readable = 1;
    private const nint OpenProcess = 434;
    private const nint SendSignal = 424;

    /// <summary>Whether a file may be run, or a folder entered, by this process.</summary>
    public static bool MayExecute(string path) => access(path, Executable) == 0;

    /// <summary>Whether a read of a pipe would not wait.</summary>
    public static bool IsReadable(SafePipeHandle pipe)
    {
        var isHeld = false;
        try
        {
            pipe.DangerousAddRef(ref isHeld);
            var look = new Look { Handle = (int)pipe.DangerousGetHandle(), Wanted = Readable };
            return poll(ref look, 1, 0) > 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            if (isHeld) pipe.DangerousRelease();
        }
    }

    /// <summary>A handle to a process that means this one, whoever gets its number later; null: the system has none, or the process is gone.</summary>
    public static SafeFileHandle? Open(int process)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var handle = syscall(OpenProcess, process, 0, 0, 0);
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    /// <summary>Signals the process of a handle; false: it is gone.</summary>
    public static bool Signal(SafeFileHandle process, int signal)
    {
        var isHeld = false;
        try
        {
            process.DangerousAddRef(ref isHeld);
            return syscall(SendSignal, process.DangerousGetHandle(), signal, 0, 0) == 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            if (isHeld) process.DangerousRelease();
        }
    }

    /// <summary>Signals whoever has the number now.</summary>
    public static bool Signal(int process, int signal) => kill(process, signal) == 0;

    // The names are the system's.
#pragma warning disable IDE1006, SYSLIB1054
    [DllImport("libc")]
    private static extern int access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);

    [DllImport("libc")]
    private static extern int poll(ref Look looks, nuint count, int milliseconds);

    [DllImport("libc")]
    private static extern nint syscall(nint number, nint first, nint second, nint third, nint fourth);
#pragma warning restore IDE1006, SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct Look
    {
        public int Handle;
        public short Wanted;
        public short Seen;
    }
}
