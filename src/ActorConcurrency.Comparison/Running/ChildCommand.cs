using System.Diagnostics;
using System.Reflection;

namespace ActorConcurrency.Comparison;

/// <summary>How to start a process that serves one trial with <see cref="TrialHost"/>. Immutable.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">The arguments before those that name the trial.</param>
internal sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>This program again.</summary>
    /// <param name="arguments">The arguments before those that name the trial, for example a hidden command.</param>
    public static ChildCommand Self(params string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This program does not know where it is, so it cannot start itself again.");
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost
            ? new ChildCommand(program, [Assembly.GetEntryAssembly()!.Location, .. arguments])
            : new ChildCommand(program, arguments);
    }

    /// <param name="arguments">What names the work.</param>
    /// <param name="isTimed">Whether durations are told of it. What is not timed starts faster without a profile for code that runs for a moment.</param>
    internal ProcessStartInfo StartInfo(IReadOnlyList<string> arguments, bool isTimed)
    {
        var info = new ProcessStartInfo(FileName, [.. Arguments, .. arguments])
        {
            // The child ends when this end of its input closes, so it never outlives us.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (!isTimed) info.Environment["DOTNET_TieredPGO"] = "0";
        return info;
    }
}
