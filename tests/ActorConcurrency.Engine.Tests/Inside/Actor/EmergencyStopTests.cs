using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>An actor whose failure cannot be handed to its parent stops at once.</summary>
public sealed class EmergencyStopTests : ActorSpec
{
    [Fact]
    public async Task An_actor_that_stops_in_an_emergency_leaves_no_child_behind()
    {
        var parent = await ChildOf(Start());
        var child = await ChildOf(parent);
        var obstinate = await Inside(parent, context => Obstinate.ChildOf((ActorCell)context));
        Watch(parent);
        Watch(child);

        parent.Tell(new InvalidOperationException("boom"));

        HashSet<IActorRef> ends = [(await ExpectMsgAsync<Terminated>(Ample)).ActorRef, (await ExpectMsgAsync<Terminated>(Ample)).ActorRef];
        Assert.Equal([parent, child], ends);
        Assert.IsType<InvalidOperationException>(obstinate.Refusal);
    }

    /// <summary>A child that cannot be suspended, and whose stop makes another child of its parent.</summary>
    private sealed class Obstinate(ActorCell parent) : MinimalActorRef
    {
        public Exception? Refusal { get; private set; }

        public override ActorPath Path { get; } = new ChildActorPath(parent.Self.Path, "obstinate", ActorCell.NewUid());

        public override IActorRefProvider Provider => parent.SystemImpl.Provider;

        public static Obstinate ChildOf(ActorCell parent)
        {
            var child = new Obstinate(parent);
            parent.ReserveChild(child.Path.Name);
            parent.InitChild(child);
            return child;
        }

        public override void Suspend() => throw new NotSupportedException("never");

        public override void Stop() => Refusal = Record.Exception(() => parent.ActorOf(parent.Props, "late"));
    }
}
