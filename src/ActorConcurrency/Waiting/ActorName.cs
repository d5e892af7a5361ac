using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// When a name can be used again. An actor that has ended tells its parent and its watchers at the same time; its name is free once the parent
/// has heard of it, and Akka.NET tells nobody when that is. So one has to look.
/// </summary>
internal static class ActorName
{
    // It takes microseconds, mostly: as long as a thread of the parent's dispatcher needs to wake up. A pause takes several times as long as it says.
    private static readonly TimeSpan Quickly = TimeSpan.FromMicroseconds(50);

    // Where many stop at once, each look comes late: so at least some.
    private const int QuickLooks = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Completes when the parent has let go of the name of an actor that has ended, or when the token is cancelled. Never faults.</summary>
    public static async Task FreeAsync(IInternalActorRef ended, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        for (var looks = 0; IsTaken(ended) && !cancellationToken.IsCancellationRequested; looks++)
            if (looks < QuickLooks || Stopwatch.GetElapsedTime(since) < Quickly) await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            else await Task.Delay(Pause, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
    }

    // Of another process, one cannot see it.
    private static bool IsTaken(IInternalActorRef ended) => ended.IsLocal && ended.Parent.GetChild([ended.Path.Name]).Path.Uid == ended.Path.Uid;
}
