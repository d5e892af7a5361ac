using Akka.Actor;

namespace Akka.Routing;

/// <summary>Asks all destinations and passes on the first reply. Thread-safe.</summary>
public sealed class ScatterGatherFirstCompletedRoutingLogic : RoutingLogic
{
    private readonly TimeSpan _within;

    /// <summary>Creates the logic.</summary>
    /// <param name="within">How long to wait for the first reply; then the sender gets a <see cref="Status.Failure"/>.</param>
    public ScatterGatherFirstCompletedRoutingLogic(TimeSpan within) => _within = within;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees) => new ScatterGatherFirstCompletedRoutees(routees, _within);
}

/// <summary>Several destinations that are asked at once; the first reply counts.</summary>
internal sealed class ScatterGatherFirstCompletedRoutees(Routee[] routees, TimeSpan within) : Routee
{
    public override void Send(object message, IActorRef sender) => _ = FirstReply(message).PipeTo(sender ?? ActorRefs.Nobody);

    private async Task<object> FirstReply(object message)
    {
        if (routees.Length == 0)
            throw new AskTimeoutException("Timeout due to no routees");

        var replies = routees.Select(routee => routee.Ask(message, within)).ToArray();
        foreach (var reply in replies)
            reply.Forget();
        return await (await Task.WhenAny(replies).ConfigureAwait(false)).ConfigureAwait(false);
    }
}

/// <summary>Questions whose answer may not matter.</summary>
internal static class Replies
{
    /// <summary>Looks at a failure, so that nobody reports it as overlooked.</summary>
    public static void Forget(this Task reply) => reply.ContinueWith(
        static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
