using Akka.Util;

namespace Akka.Actor;

/// <summary>References that stand for nobody.</summary>
public static class ActorRefs
{
    /// <summary>A reference to no actor: what is told to it vanishes.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>No sender: null, replies go to the dead letters.</summary>
    public static readonly IActorRef? NoSender = null;
}

/// <summary>A reference to no actor: what is told to it vanishes. Thread-safe.</summary>
public sealed class Nobody : MinimalActorRef
{
    /// <summary>The only instance.</summary>
    public static readonly Nobody Instance = new();

    private Nobody() { }

    /// <inheritdoc/>
    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/Nobody");

    /// <summary>Not to be asked for: nobody has no provider.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override IActorRefProvider Provider => throw new NotSupportedException("Nobody does not provide");

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new NobodySurrogate();

    /// <summary>Nobody, as it travels. Immutable.</summary>
    public class NobodySurrogate : ISurrogate
    {
        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}

/// <summary>Small questions about references.</summary>
public static class ActorRefExtensions
{
    /// <summary>Whether the reference is null or <see cref="Nobody"/>.</summary>
    /// <param name="actorRef">The reference.</param>
    public static bool IsNobody(this IActorRef? actorRef) => actorRef is null or Nobody;

    /// <summary>The reference, or another if it is nobody.</summary>
    /// <param name="actorRef">The reference.</param>
    /// <param name="elseValue">Gives the other.</param>
    public static IActorRef GetOrElse(this IActorRef? actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef!;
}

/// <summary>Telling with the current actor as the sender.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends <paramref name="message"/>; inside an actor, that actor is the sender, elsewhere nobody is.</summary>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send; not null.</param>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Passes <paramref name="message"/> on; the sender stays the sender of the message being handled.</summary>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send; not null.</param>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSenderOrNoSender());
}
