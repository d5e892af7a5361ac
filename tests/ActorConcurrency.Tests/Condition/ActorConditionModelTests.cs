using Akka.Actor;
using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which an update and a notification, waits, cancellations, timeouts and the handle's closing can meet between a handle's calls
/// and a real state, where the messages between them may be delivered at any time. Whatever the order, a notification wakes one, or nobody who
/// still waits. Waits with an update end by the pool, out of the model's hands: their histories are checked instead.
/// </summary>
public sealed class ActorConditionModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_notification_wakes_one_and_goes_on_from_who_has_given_up(bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new World(actors.System, closing));

        Assert.Contains("notified late", outcomes);
        Assert.Contains("cancelled notified", outcomes);
        Assert.Contains("cancelled late", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>One notification, which comes some time; the first caller has a token, the second a timeout.</summary>
    private sealed class World : ModelWorld
    {
        private readonly ConditionState<int, IActorRef> _state = new(0, int.MaxValue);
        private readonly Gateway _gateway;
        private bool _happened;

        public World(ActorSystem system, bool closing) : base(system, closing)
        {
            _gateway = Gateway.Open(Actor, "condition", Patience, Time);
            var calls = new ConditionCalls<int>(_gateway);
            Callers.Add(ModelCaller.Of(calls.TryWaitForNotify(Limit.Hang, Token), "notified"));
            Callers.Add(ModelCaller.Of(calls.TryWaitForNotify(Patience, CancellationToken.None), "notified"));
        }

        protected override IEnumerable<Action> OwnEvents() => _happened ? [] : [NotifyOne];

        protected override string DescribeState() => $"{_happened} {Look()}";

        protected override string Settle()
        {
            Assert.InRange(Callers.Count(caller => caller.Outcome == "notified"), 0, 1);
            Assert.Empty(Look().Waiters);
            return Outcomes;
        }

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies) =>
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);

        protected override void Close() => _gateway.Close();

        protected override void DisposeHandle() => _ = _gateway.DisposeAsync(stopActor: false);

        private void NotifyOne()
        {
            _happened = true;
            Apply(new Notify(default, 1), ActorRefs.Nobody);
        }

        private ConditionSnapshot<int> Look() => ((Snapshot<int>)Ask(new GetSnapshot(default))).State;
    }
}
