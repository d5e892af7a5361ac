using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>What an actor that opts in must not do: some of it is refused, some only costs.</summary>
public sealed class InlineLimitsTests() : TestKit(Actors.Quiet)
{
    [Fact]
    public void One_that_stashes_is_refused_and_told_what_to_do()
    {
        var refusal = Assert.Throws<ArgumentException>(() => InlineActors.Props(Sys, Props.Create<Stashes>()));

        Assert.Contains("keep what it cannot handle yet in a list of its own", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_stashes_cannot_be_started_on_the_dispatcher_by_hand_either()
    {
        RecipeConfig.Of(Sys);

        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Stashes>().WithDispatcher(RecipeConfig.Dispatcher)));
    }

    [Fact]
    public void One_without_the_marker_is_refused_and_told_so()
    {
        var refusal = Assert.Throws<ArgumentException>(() => InlineActors.Props(Sys, Props.Empty));

        Assert.Contains(nameof(IRunsInline), refusal.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_awaits_handles_nothing_meanwhile_and_keeps_the_order(bool isReceiveActor)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Sys.ActorOf(InlineActors.Props(Sys, isReceiveActor
            ? Props.Create(() => new Awaits(TestActor, there.Task))
            : Props.Create(() => new RunsTasks(TestActor, there.Task))));
        await actor.Ask<ActorIdentity>(new Identify(null), Limit.Hang);

        for (var round = 0; round < 3; round++)
        {
            Plain.Run(() => actor.Tell("first", ActorRefs.NoSender));
            Plain.Run(() => actor.Tell("second", ActorRefs.NoSender));
            ExpectMsg("begins first");
            if (round == 0) Assert.False(HasMessages, "It went on before what it awaits was there.");
            there.TrySetResult();

            ExpectMsg("ends first");
            ExpectMsg("begins second");
            ExpectMsg("ends second");
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_whose_awaited_task_fails_goes_to_its_supervisor_and_goes_on()
    {
        var failed = Task.FromException(new InvalidOperationException("on purpose"));
        var actor = Sys.ActorOf(InlineActors.Props(Sys, Props.Create(() => new Awaits(TestActor, failed))));
        await actor.Ask<ActorIdentity>(new Identify(null), Limit.Hang);

        Plain.Run(() => actor.Tell("first", ActorRefs.NoSender));
        Plain.Run(() => actor.Tell("second", ActorRefs.NoSender));

        ExpectMsg("begins first");
        ExpectMsg("restarts");
        ExpectMsg("begins second");
        ExpectMsg("restarts");
    }

    private sealed class Stashes : UntypedActor, IRunsInline, IWithUnboundedStash
    {
        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message) => Stash.Stash();
    }

    private sealed class Awaits : ReceiveActor, IRunsInline
    {
        private readonly IActorRef _test;

        public Awaits(IActorRef test, Task what)
        {
            _test = test;
            ReceiveAsync<string>(async message =>
            {
                test.Tell($"begins {message}");
                await what;
                test.Tell($"ends {message}");
            });
        }

        protected override void PostRestart(Exception reason) => _test.Tell("restarts");
    }

    private sealed class RunsTasks(IActorRef test, Task what) : UntypedActor, IRunsInline
    {
        protected override void OnReceive(object message) => RunTask(async () =>
        {
            test.Tell($"begins {message}");
            await what;
            test.Tell($"ends {message}");
        });
    }
}
