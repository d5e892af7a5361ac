namespace Akka.Util;

/// <summary>Where this process runs.</summary>
public static class RuntimeDetector
{
    /// <summary>Whether the runtime is Mono.</summary>
    public static readonly bool IsMono = Type.GetType("Mono.Runtime") is not null;

    /// <summary>Whether the operating system is Windows.</summary>
    public static readonly bool IsWindows = OperatingSystem.IsWindows();
}
