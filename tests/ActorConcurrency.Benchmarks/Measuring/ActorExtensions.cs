using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

internal static class ActorExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Stops an actor with all its children and waits for the end, which is no part of what is measured.</summary>
    public static async Task StopAsync(this IActorRef actor)
    {
        if (!await actor.GracefulStop(Limit)) throw new WrongResultException($"{actor} has not stopped");
    }
}
