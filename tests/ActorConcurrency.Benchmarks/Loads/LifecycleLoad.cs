using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Children are made, told something and stopped: each handles its message, and each is reported to have stopped once.</summary>
internal sealed class LifecycleLoad() : Load("spawn and stop")
{
    private const int Children = 500;

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var handled = new int[1];
        var parent = system.ActorOf(Props.Create(() => new NurseryActor(handled)));
        var stopped = await parent.Ask<int>(Commands.Go);
        await parent.StopAsync();
        WrongResultException.ThrowUnless(Children, Volatile.Read(ref handled[0]), "messages handled by children");
        WrongResultException.ThrowUnless(Children, stopped, "different children that stopped");
        return Children;
    }

    private sealed class NurseryActor(int[] handled) : UntypedActor
    {
        private readonly HashSet<IActorRef> _stopped = [];
        private IActorRef _asker = ActorRefs.Nobody;

        protected override void OnReceive(object message)
        {
            if (message is Terminated { ActorRef: var child })
            {
                if (!_stopped.Add(child)) throw new InvalidOperationException($"{child} has stopped twice.");
                if (_stopped.Count == Children) _asker.Tell(_stopped.Count);
                return;
            }

            _asker = Sender;
            var props = Props.Create(() => new ChildActor(handled));
            for (var i = 0; i < Children; i++)
            {
                var one = Context.Watch(Context.ActorOf(props));
                one.Tell(Commands.Go);
                one.Tell(PoisonPill.Instance);
            }
        }
    }

    private sealed class ChildActor(int[] handled) : UntypedActor
    {
        protected override void OnReceive(object message) => Interlocked.Increment(ref handled[0]);
    }
}
