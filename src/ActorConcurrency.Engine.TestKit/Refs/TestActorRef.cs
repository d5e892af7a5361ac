using Akka.Actor;

namespace Akka.TestKit;

/// <summary>
/// A reference to an actor that a test can look into. Messages are processed on the thread that tells them, unless the
/// actor has a dispatcher of its own.
/// </summary>
/// <typeparam name="TActor">The actor's class.</typeparam>
public class TestActorRef<TActor> : TestActorRefBase<TActor> where TActor : ActorBase
{
    /// <summary>Creates and starts an actor.</summary>
    /// <param name="system">The actor's system, one of a test kit.</param>
    /// <param name="actorProps">How to make the actor.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">The parent has a child of that name.</exception>
    public TestActorRef(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null)
        : base(system, actorProps, supervisor, name)
    {
    }

    /// <summary>Whether both are references to the same actor.</summary>
    /// <param name="testActorRef">One reference.</param>
    /// <param name="actorRef">The other reference.</param>
    public static bool operator ==(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) => SameActor(testActorRef, actorRef);

    /// <summary>Whether they are references to different actors.</summary>
    /// <param name="testActorRef">One reference.</param>
    /// <param name="actorRef">The other reference.</param>
    public static bool operator !=(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) => !SameActor(testActorRef, actorRef);

    /// <inheritdoc cref="op_Equality(TestActorRef{TActor}, IActorRef)" />
    public static bool operator ==(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => SameActor(testActorRef, actorRef);

    /// <inheritdoc cref="op_Inequality(TestActorRef{TActor}, IActorRef)" />
    public static bool operator !=(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => !SameActor(testActorRef, actorRef);

    /// <inheritdoc />
    public override bool Equals(object? obj) => base.Equals(obj);

    /// <inheritdoc />
    public override int GetHashCode() => base.GetHashCode();
}
