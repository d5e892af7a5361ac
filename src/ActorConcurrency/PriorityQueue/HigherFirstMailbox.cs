using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace ActorConcurrency;

/// <summary>A message that says how important it is, for an actor with a <see cref="HigherFirstMailbox"/>. Immutable, as every message.</summary>
public interface IPrioritized
{
    /// <summary>Higher is handled first. Any number; messages that are not prioritised count as 0.</summary>
    int Priority { get; }
}

/// <summary>
/// The page's priority queue as an actor's mailbox: messages are handled by importance, the highest first, and in the order of their arrival
/// among equals. Without a limit.
/// </summary>
/// <remarks>
/// Akka.NET takes the lowest number first, and the negative of the smallest number is itself: the complement (<c>~priority</c>) turns the whole
/// range round. Do not combine it with a stash, which puts messages back in front of it. Use it by
/// <see cref="HigherFirstMailboxExtensions.WithHigherFirstMailbox"/>, or by its id in HOCON, <c>actor-concurrency.higher-first-mailbox</c>.
/// </remarks>
/// <param name="settings">The system's settings.</param>
/// <param name="config">The mailbox's HOCON.</param>
public sealed class HigherFirstMailbox(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
{
    /// <summary>Its id: the block in the HOCON that describes it.</summary>
    public const string Id = "actor-concurrency.higher-first-mailbox";

    /// <inheritdoc/>
    protected override int PriorityGenerator(object message) => message is IPrioritized prioritized ? ~prioritized.Priority : ~0;
}

/// <summary>Gives actors a <see cref="HigherFirstMailbox"/>.</summary>
public static class HigherFirstMailboxExtensions
{
    /// <summary>The same actor with a <see cref="HigherFirstMailbox"/>.</summary>
    /// <param name="props">How to make the actor.</param>
    /// <param name="factory">Where it will be started: an actor system, or an actor's context. Its configuration gets the mailbox's block, if need be.</param>
    /// <returns>The changed description.</returns>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(HigherFirstMailbox))]
    public static Props WithHigherFirstMailbox(this Props props, IActorRefFactory factory)
    {
        ArgumentNullException.ThrowIfNull(props);
        RecipeConfig.Of(factory);
        return props.WithMailbox(HigherFirstMailbox.Id);
    }
}
