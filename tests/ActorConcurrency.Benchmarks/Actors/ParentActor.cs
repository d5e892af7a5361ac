using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Makes children, tells each something, and signals once the last of those that stop has stopped.</summary>
/// <param name="children">How many.</param>
/// <param name="child">What they are.</param>
/// <param name="allStopped">Signalled once all have stopped; null: nobody wants to know.</param>
internal sealed class ParentActor(int children, Props child, Done? allStopped) : UntypedActor
{
    private int _stopped;

    protected override void OnReceive(object message)
    {
        if (message is Terminated)
        {
            if (++_stopped == children) allStopped!.Signal();
            return;
        }

        for (var i = 0; i < children; i++)
        {
            var one = Context.ActorOf(child);
            if (allStopped is not null) Context.Watch(one);
            one.Tell(Commands.Go);
        }
    }
}
