using System.Diagnostics;
using System.Runtime;

namespace ActorConcurrency.Benchmarks;

/// <summary>What goes before the first measured round.</summary>
internal static class WarmUp
{
    private const int FewestRounds = 6;
    private const int CalmRounds = 2;
    private const int FewMethods = 2;
    private static readonly TimeSpan PauseToCompile = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    /// <summary>Runs a round again and again until the runtime has nothing more to compile, or has had its time.</summary>
    /// <remarks>
    /// The runtime replaces quickly compiled code twice, by code that counts and by the final one, and begins only when for a tenth of a second
    /// nothing new was called: without pauses, and several, a busy program is measured uncompiled, and slower by a factor of five or ten.
    /// </remarks>
    public static async Task RunAsync(Func<Task> round)
    {
        var started = Stopwatch.GetTimestamp();
        var compiled = 0L;
        for (int rounds = 0, calm = 0; (rounds < FewestRounds || calm < CalmRounds) && Stopwatch.GetElapsedTime(started) < Longest; rounds++)
        {
            await round();
            await Task.Delay(PauseToCompile);
            var before = compiled;
            compiled = JitInfo.GetCompiledMethodCount();
            calm = compiled - before <= FewMethods ? calm + 1 : 0;
        }
    }
}
