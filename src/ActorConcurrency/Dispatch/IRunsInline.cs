using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// Marks an actor of one's own whose messages may be handled on the thread that tells them. While such an actor is idle, whoever tells it
/// something runs its handler at once; while it is busy, the message is queued, and whoever runs the actor handles it too, for a while; then
/// the thread pool goes on. It is the same actor on any other dispatcher or mailbox, where everything is handled as Akka.NET does it.
/// </summary>
/// <remarks>
/// <para>Its handlers are short. They must not block: that would block whoever tells it something, who may hold a lock that the handler
/// waits for. They must not stash, for its queue has only one end; <see cref="InlineActors.Props"/> refuses a class that does. They must not
/// await: it is done, in order, but it costs a run on the thread pool for every message behind it.</para>
/// <para>A handler sees nothing of its sender's thread: no execution context, no synchronization context, no task scheduler. Nothing comes back
/// either: an exception goes to the supervisor, as ever. It never runs inside another actor's handler; there, and where a
/// synchronization context or task scheduler is at work or the flow is suppressed, the pool handles the message. So it does with what Akka.NET
/// handles itself (<see cref="PoisonPill"/>, <see cref="Kill"/>), with what its scheduler tells, and with the actor's start, stop and restart.</para>
/// <para>Only the thread of an action that was scheduled (<see cref="IActionScheduler"/>) looks to Akka.NET as any other: what
/// it tells may run there, and hold up what is due.</para>
/// </remarks>
internal interface IRunsInline;

/// <summary>How an actor that <see cref="IRunsInline"/> is started.</summary>
internal static class InlineActors
{
    /// <summary>Puts an actor on the recipes' dispatcher, whose defaults need no HOCON in the application.</summary>
    /// <param name="factory">The actor system, or the context of the actor that starts it.</param>
    /// <param name="props">The actor's; its class has the marker <see cref="IRunsInline"/>.</param>
    /// <returns>Props to start it with.</returns>
    /// <exception cref="ArgumentException">The class has no marker, or needs what the queue cannot do. The message names the remedy.</exception>
    public static Props Props(IActorRefFactory factory, Props props)
    {
        RecipeConfig.Of(factory);
        if (Objection(props) is { } objection) throw new ArgumentException($"{props.Type} {objection}", nameof(props));
        return props.WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <summary>Whether an actor of this kind may run on a sender's thread.</summary>
    public static bool IsMarked(Props props) => typeof(IRunsInline).IsAssignableFrom(props.Type);

    private static string? Objection(Props props) =>
        !IsMarked(props) ? $"does not say that it may run on a sender's thread. Let it implement {nameof(IRunsInline)}."
        : NeedsQueueOf(props.Type) is not { } queue ? null
        : $"stashes, or else needs a queue that is a {queue.Name}: an actor that runs on its senders' threads has none. "
            + $"Take {nameof(IRunsInline)} off and start it on another dispatcher, or let it keep what it cannot handle yet in a list of its own.";

    private static Type? NeedsQueueOf(Type actor) => actor.GetInterfaces()
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Akka.Dispatch.IRequiresMessageQueue<>))
        .Select(type => type.GetGenericArguments()[0])
        .FirstOrDefault(queue => !queue.IsAssignableFrom(typeof(CombiningQueue)));
}
