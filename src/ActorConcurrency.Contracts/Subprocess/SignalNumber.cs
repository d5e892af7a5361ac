namespace ActorConcurrency;

/// <summary>What may be sent as a signal.</summary>
internal static class SignalNumber
{
    /// <summary>The signal, if there is such a one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has no signals.</exception>
    public static int Checked(int signal)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Windows has no signals. Terminate it, or kill it.");
        if (signal is < 1 or > Posix.MostSignal) throw new ArgumentOutOfRangeException(nameof(signal), signal, $"A signal is 1 to {Posix.MostSignal}; 15 (SIGTERM) asks a program to end.");
        return signal;
    }
}
