using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestActorRefBase<TActor>
{
    /// <summary>Whether the other is a reference to the same actor, of this class or of the engine's.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => InternalRef.Equals(Bare(obj));

    /// <inheritdoc cref="Equals(object)" />
    public bool Equals(IActorRef? other) => InternalRef.Equals(Bare(other));

    /// <inheritdoc />
    public override int GetHashCode() => InternalRef.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(object? obj) => InternalRef.CompareTo(Bare(obj));

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => InternalRef.CompareTo((IActorRef?)Bare(other));

    /// <summary>Whether both are references to the same actor.</summary>
    /// <param name="testActorRef">One reference.</param>
    /// <param name="actorRef">The other reference.</param>
    public static bool operator ==(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => SameActor(testActorRef, actorRef);

    /// <summary>Whether they are references to different actors.</summary>
    /// <param name="testActorRef">One reference.</param>
    /// <param name="actorRef">The other reference.</param>
    public static bool operator !=(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => !SameActor(testActorRef, actorRef);

    /// <inheritdoc cref="op_Equality(TestActorRefBase{TActor}, IActorRef)" />
    public static bool operator ==(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => SameActor(testActorRef, actorRef);

    /// <inheritdoc cref="op_Inequality(TestActorRefBase{TActor}, IActorRef)" />
    public static bool operator !=(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => !SameActor(testActorRef, actorRef);

    private protected static bool SameActor(TestActorRefBase<TActor>? one, IActorRef? other) =>
        one is null ? other is null : one.Equals(other);

    private static object? Bare(object? reference) => reference is TestActorRefBase<TActor> wrapped ? wrapped.InternalRef : reference;
}
