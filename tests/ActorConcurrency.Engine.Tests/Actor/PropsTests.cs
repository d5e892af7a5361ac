using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The recipe of an actor.</summary>
public sealed class PropsTests : ActorSpec
{
    [Fact]
    public async Task An_actor_is_made_by_a_constructor_call()
    {
        var word = "hello";

        await ExpectWord(Props.Create(() => new Saying(word)), "hello");
    }

    [Fact]
    public Task An_actor_is_made_of_a_type_and_arguments() => ExpectWord(Props.Create(typeof(Saying), "hello"), "hello");

    [Fact]
    public Task An_actor_is_made_of_a_type_parameter_and_arguments() => ExpectWord(Props.Create<Saying>("hello"), "hello");

    [Fact]
    public Task An_actor_is_made_without_arguments() => ExpectWord(Props.Create<Saying>(), "nothing");

    [Fact]
    public Task An_actor_is_made_by_a_function() => ExpectWord(Props.CreateBy(new Factory()), "made");

    [Fact]
    public async Task Each_instance_is_made_anew()
    {
        var made = 0;
        Func<int> count = () => Interlocked.Increment(ref made);
        var props = Props.Create(() => new Counted(count));

        var (first, second) = (Sys.ActorOf(props), Sys.ActorOf(props));
        var numbers = new[] { await first.Ask<int>("number", Ample), await second.Ask<int>("number", Ample) };

        Assert.Equal([1, 2], numbers.Order());
    }

    [Fact]
    public void They_know_their_type_and_arguments()
    {
        var props = Props.Create(() => new Saying("hello"));

        Assert.Equal(typeof(Saying), props.Type);
        Assert.Equal(["hello"], props.Arguments);
    }

    [Fact]
    public void They_do_not_change_but_for_a_copy()
    {
        var props = Props.Create<Saying>();

        var changed = props.WithDispatcher("dispatcher").WithMailbox("mailbox").WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy);

        Assert.Equal("dispatcher", changed.Dispatcher);
        Assert.Equal("mailbox", changed.Mailbox);
        Assert.Same(SupervisorStrategy.StoppingStrategy, changed.SupervisorStrategy);
        Assert.Equal("akka.actor.default-dispatcher", props.Dispatcher);
        Assert.Equal("", props.Mailbox);
        Assert.Null(props.SupervisorStrategy);
    }

    [Fact]
    public async Task Their_strategy_goes_before_the_actors_own()
    {
        var parent = Sys.ActorOf(PuppetProps(new OneForOneStrategy(_ => Directive.Resume)).WithSupervisorStrategy(Telling(Directive.Stop)));
        var child = await ChildOf(parent);
        Watch(child);

        child.Tell(new InvalidOperationException("boom"));

        await ExpectMsgAsync<InvalidOperationException>();
        await ExpectTerminatedAsync(child);
    }

    [Fact]
    public void An_expression_that_calls_no_constructor_is_refused() =>
        Assert.Throws<InvalidCastException>(() => Props.Create(() => Made()));

    [Fact]
    public async Task Arguments_that_fit_no_constructor_stop_the_actor()
    {
        var actor = Sys.ActorOf(Props.Create(typeof(Saying), 1, 2, 3));

        Watch(actor);

        await ExpectTerminatedAsync(actor);
    }

    private static Saying Made() => new("made");

    private async Task ExpectWord(Props props, string word) => Assert.Equal(word, await Sys.ActorOf(props).Ask<string>("say", Ample));

    private sealed class Saying : UntypedActor
    {
        private readonly string _word;

        public Saying() : this("nothing") { }

        public Saying(string word) => _word = word;

        protected override void OnReceive(object message) => Sender.Tell(_word);
    }

    private sealed class Counted(Func<int> count) : UntypedActor
    {
        private readonly int _number = count();

        protected override void OnReceive(object message) => Sender.Tell(_number);
    }

    private sealed class Factory : IIndirectActorProducer
    {
        public Type ActorType => typeof(Saying);

        public ActorBase Produce() => Made();

        public void Release(ActorBase actor) { }
    }
}
