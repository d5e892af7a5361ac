using System.Diagnostics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What a child costs.</content>
internal sealed partial class SubprocessScenario
{
    private const string EndedWell = "ended with the code 0";

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Seldom = true,
        Operation = "start a program that ends at once, and know how it ended; then hold, outside",
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonPopen), _ => new object(), _ => Lifetimes.Blocking(RunPopen, EndedWell)),
            CostContender.Of(Side.DotNet, nameof(Process), _ => new object(), _ => Lifetimes.Async(RunProcessAsync, EndedWell)),
            CostContender.Of(Side.Twin, nameof(DotNetSubprocess), _ => new object(), _ => Lifetimes.Async(
                async () => (await DotNetSubprocess.RunAsync(Sh("")).ConfigureAwait(false)).Exit.IsSuccess, EndedWell)),
            CostContender.Of(Side.Actor, nameof(ActorSubprocess), _ => new object(), (_, system) => Lifetimes.Async(
                async () => (await ActorSubprocess.RunAsync(system, Sh("")).ConfigureAwait(false)).Exit.IsSuccess, EndedWell)),
        ],
        Notes =
        [
            "Nearly all of it is the system's: to make a process, and to start /bin/sh in it. Twin and actor start it through setpriv, so that no orphan stays: one start of a program more.",
            "A lock is not in it: it would be the original again.",
            "The actor goes by messages only: what it does is done to a process, so it has no direct row.",
        ],
    };

    private static bool RunPopen()
    {
        using var child = Popen("");
        return child.Wait() == 0;
    }

    private static async ValueTask<bool> RunProcessAsync()
    {
        using var child = NewProcess("");
        await child.WaitForExitAsync().ConfigureAwait(false);
        return child.ExitCode == 0;
    }
}
