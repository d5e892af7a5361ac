using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Handlers by type and condition.</summary>
public sealed class ReceiveActorTests : ActorSpec
{
    private delegate void Declaring(Handlers handlers);

    [Fact]
    public async Task The_first_handler_that_matches_wins()
    {
        var actor = Start(handlers =>
        {
            handlers.On<string>("text");
            handlers.On<object>("object");
        });

        actor.Tell("message");
        actor.Tell(1);

        await Expect("text message", "object 1");
    }

    [Fact]
    public async Task A_handler_for_a_base_type_takes_what_derives_from_it()
    {
        var actor = Start(handlers => handlers.On<ArgumentException>("argument"));

        actor.Tell(new ArgumentNullException(null, "null"));

        await Expect("argument System.ArgumentNullException: null");
    }

    [Fact]
    public async Task A_condition_may_stand_before_or_after_the_handler()
    {
        var actor = Start(handlers =>
        {
            handlers.When<int>(number => number > 10, "big");
            handlers.When<int>(number => number < 0, "negative");
            handlers.On<int>("number");
        });

        foreach (var number in new[] { 11, -1, 5 }) actor.Tell(number);

        await Expect("big 11", "negative -1", "number 5");
    }

    [Fact]
    public async Task A_handler_that_says_it_did_not_handle_gives_way_to_the_next()
    {
        var actor = Start(handlers =>
        {
            handlers.Try<int>(number => number > 10);
            handlers.Any("rest");
        });

        actor.Tell(5);
        actor.Tell(11);
        actor.Tell("message");

        await Expect("rest 5", "rest message");
    }

    [Fact]
    public async Task A_type_known_at_run_time_may_have_a_handler()
    {
        var actor = Start(handlers => handlers.On(typeof(int), "number"));

        actor.Tell(1);

        await Expect("number 1");
    }

    [Fact]
    public async Task After_a_handler_for_everything_there_is_no_other()
    {
        var supervisor = base.Start(strategy: Telling(Directive.Stop));

        await ChildOf(supervisor, DeclaredBy(handlers =>
        {
            handlers.Any("any");
            handlers.On<string>("text");
        }));

        Assert.IsType<InvalidOperationException>(Root(await ExpectMsgAsync<ActorInitializationException>()));
    }

    [Fact]
    public async Task Handlers_are_declared_in_the_constructor_only()
    {
        var supervisor = base.Start(strategy: Telling(Directive.Stop));
        var actor = await ChildOf(supervisor, DeclaredBy(handlers => handlers.Late()));

        actor.Tell("late");

        await ExpectMsgAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_message_without_a_handler_is_published_as_unhandled()
    {
        var actor = Start(handlers => handlers.On<string>("text"));
        var unhandled = Listening<UnhandledMessage>();

        actor.Tell(1, TestActor);

        var published = await unhandled.ExpectMsgAsync<UnhandledMessage>();
        Assert.Equal(1, published.Message);
        Assert.Equal(TestActor, published.Sender);
        Assert.Equal(actor, published.Recipient);
    }

    [Fact]
    public async Task An_untyped_actor_says_itself_what_it_does_not_handle()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Refusing()));
        var unhandled = Listening<UnhandledMessage>();

        actor.Tell("message");

        Assert.Equal("message", (await unhandled.ExpectMsgAsync<UnhandledMessage>()).Message);
    }

    private IActorRef Start(Declaring declare) => Sys.ActorOf(DeclaredBy(declare));

    private Props DeclaredBy(Declaring declare)
    {
        var test = TestActor;
        return Props.Create(() => new Handlers(test, declare));
    }

    private static Exception Root(Exception e) => e.GetBaseException();

    private async Task Expect(params string[] reports)
    {
        foreach (var report in reports) await ExpectMsgAsync(report);
    }

    private sealed class Handlers : ReceiveActor
    {
        private readonly IActorRef _test;

        public Handlers(IActorRef test, Declaring declare)
        {
            _test = test;
            declare(this);
        }

        public void On<T>(string name) => Receive<T>(message => Tell(name, message));

        public void On(Type type, string name) => Receive(type, message => Tell(name, message));

        public void When<T>(Predicate<T> condition, string name)
        {
            if (name == "negative") Receive<T>(message => Tell(name, message), condition);
            else Receive<T>(condition, message => Tell(name, message));
        }

        public void Try<T>(Func<T, bool> handle) => Receive<T>(handle);

        public void Any(string name) => ReceiveAny(message => Tell(name, message));

        public void Late() => Receive<string>(_ => Receive<int>(_ => { }));

        private void Tell(string name, object? message) => _test.Tell($"{name} {message}");
    }

    private sealed class Refusing : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
