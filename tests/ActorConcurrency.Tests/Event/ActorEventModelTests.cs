using Akka.Actor;
using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which a signal, waits, cancellations, timeouts and the handle's closing can meet between a handle's calls and a real
/// state, where the messages between them may be delivered at any time. Whatever the order, an auto-reset event lets one wait pass or
/// keeps the signal: it is never lost and never doubled.
/// </summary>
public sealed class ActorEventModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_meets_on_the_way_the_signal_lets_one_pass_or_is_kept(bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new World(actors.System, closing));

        Assert.Contains("cancelled late kept", outcomes);
        Assert.Contains("passed late", outcomes);
        Assert.Contains("cancelled passed", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>One signal; the first caller has a token, the second a timeout.</summary>
    private sealed class World : ModelWorld
    {
        private readonly EventState<IActorRef> _state = new(new EventSettings { AutoReset = true });
        private readonly Gateway _gateway;
        private bool _signalled;

        public World(ActorSystem system, bool closing) : base(system, closing)
        {
            _gateway = Gateway.Open(Actor, "event", Patience, Time);
            var calls = new EventCalls(_gateway);
            Callers.Add(ModelCaller.Of(calls.TryWait(Limit.Hang, after: null, Token), "passed"));
            Callers.Add(ModelCaller.Of(calls.TryWait(Patience, after: null, CancellationToken.None), "passed"));
        }

        protected override IEnumerable<Action> OwnEvents() => _signalled ? [] : [Signal];

        protected override string DescribeState() => $"{_signalled} {Look()} {string.Join(' ', Look().Waiters)}";

        protected override string Settle()
        {
            var snapshot = Look();
            var passed = Callers.Count(caller => caller.Outcome == "passed");
            Assert.Equal(passed, snapshot.Passed);
            Assert.Equal(1, passed + (snapshot.IsSet ? 1 : 0));
            Assert.Empty(snapshot.Waiters);
            return Outcomes + (snapshot.IsSet ? " kept" : "");
        }

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies) =>
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);

        protected override void Close() => _gateway.Close();

        protected override void DisposeHandle() => _ = _gateway.DisposeAsync(stopActor: false);

        private void Signal()
        {
            _signalled = true;
            Apply(new Set(default), ActorRefs.Nobody);
        }

        private EventSnapshot Look() => ((Snapshot)Ask(new GetSnapshot(default))).State;
    }
}
