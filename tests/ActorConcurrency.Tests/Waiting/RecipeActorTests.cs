using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>A recipe's actor is never restarted, whatever its supervisor would decide.</summary>
public sealed class RecipeActorTests() : TestKit(Actors.Quiet)
{
    [Fact]
    public void A_failure_stops_it_and_the_rest_of_its_mailbox_is_not_handled()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Fragile(TestActor)));
        Watch(actor);
        ExpectMsg("started");

        actor.Tell("fail");
        actor.Tell("anything");

        ExpectTerminated(actor);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_supervisor_that_restarts_it_with_its_siblings_stops_it()
    {
        var parent = Sys.ActorOf(Props.Create(() => new RestartsAll(TestActor)));
        var actor = ExpectMsg<IActorRef>();
        Watch(actor);
        ExpectMsg("started");

        parent.Tell("fail");
        // A new instance is made on the way, but it handles nothing.
        ExpectMsg("started");
        actor.Tell("anything");

        ExpectTerminated(actor);
        ExpectNoMsg(TimeSpan.Zero);
    }

    private sealed class Fragile : RecipeActor<FragileCore>
    {
        public Fragile(IActorRef listener) : base(gateFirst: true)
        {
            Core = new(listener, Context);
            listener.Tell("started");
        }

        protected override FragileCore Core { get; }
    }

    private sealed class FragileCore(IActorRef listener, IActorContext context) : RecipeCore("fragile", context, TimeProvider.System)
    {
        public override bool IsPlain(object message) => true;

        protected override bool TryHandle(object message, IActorRef sender, Moment now)
        {
            if (message is "fail") throw new InvalidOperationException("on purpose");
            Replies.Add((listener, new Outbox.Publication(message)));
            return true;
        }
    }

    private sealed class RestartsAll : UntypedActor
    {
        private readonly IActorRef _sibling;

        public RestartsAll(IActorRef listener)
        {
            listener.Tell(Context.ActorOf(Props.Create(() => new Fragile(listener))));
            _sibling = Context.ActorOf(Props.Create(() => new Fails()));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new AllForOneStrategy(_ => Directive.Restart);

        protected override void OnReceive(object message) => _sibling.Forward(message);
    }

    private sealed class Fails : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException("on purpose");
    }
}
