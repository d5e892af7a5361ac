using Akka.Actor;
using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which an update or a notification, waits, cancellations, timeouts and the handle's closing can meet between a handle's calls
/// and a real state, where the messages between them may be delivered at any time. Whatever the order, a wait has its condition, or nothing was
/// changed for it; and a notification wakes one, or nobody who still waits.
/// </summary>
public sealed class ActorConditionModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_there_is_one_of_is_taken_once_or_left(bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new Taking(actors.System, closing));

        Assert.Contains("taken late", outcomes);
        Assert.Contains("cancelled taken", outcomes);
        Assert.Contains("cancelled late left", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_notification_wakes_one_and_goes_on_from_who_has_given_up(bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new Notifying(actors.System, closing));

        Assert.Contains("notified late", outcomes);
        Assert.Contains("cancelled notified", outcomes);
        Assert.Contains("cancelled late", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>One thing to take, which comes some time; the first caller has a token, the second a timeout.</summary>
    private sealed class Taking : World
    {
        public Taking(ActorSystem system, bool closing) : base(system, closing)
        {
            Callers.Add(ModelCaller.Of(Calls.TryWait(state => state > 0, state => state - 1, Limit.Hang, Token), "taken"));
            Callers.Add(ModelCaller.Of(Calls.TryWait(state => state > 0, state => state - 1, Patience, CancellationToken.None), "taken"));
        }

        protected override object Happening => new Update<int>(default, state => state + 1);

        protected override string Settle()
        {
            var snapshot = Look();
            Assert.Equal(1, Callers.Count(caller => caller.Outcome == "taken") + snapshot.State);
            Assert.Empty(snapshot.Waiters);
            return Outcomes + (snapshot.State > 0 ? " left" : "");
        }
    }

    /// <summary>One notification; the first caller has a token, the second a timeout.</summary>
    private sealed class Notifying : World
    {
        public Notifying(ActorSystem system, bool closing) : base(system, closing)
        {
            Callers.Add(ModelCaller.Of(Calls.TryWaitForNotify(Limit.Hang, Token), "notified"));
            Callers.Add(ModelCaller.Of(Calls.TryWaitForNotify(Patience, CancellationToken.None), "notified"));
        }

        protected override object Happening => new Notify(default, 1);

        protected override string Settle()
        {
            Assert.InRange(Callers.Count(caller => caller.Outcome == "notified"), 0, 1);
            Assert.Empty(Look().Waiters);
            return Outcomes;
        }
    }

    private abstract class World : ModelWorld
    {
        private readonly ConditionState<int, IActorRef> _state = new(0, int.MaxValue);
        private readonly Gateway _gateway;
        private bool _happened;

        protected World(ActorSystem system, bool closing) : base(system, closing)
        {
            _gateway = Gateway.Open(Actor, "condition", Patience, Time);
            Calls = new ConditionCalls<int>(_gateway);
        }

        protected ConditionCalls<int> Calls { get; }

        protected abstract object Happening { get; }

        protected override IEnumerable<Action> OwnEvents() => _happened ? [] : [Happen];

        protected override string DescribeState() => $"{_happened} {Look()}";

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies) =>
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);

        protected override void Close()
        {
            Calls.Close();
            _gateway.Close();
        }

        protected override void DisposeHandle()
        {
            Calls.Close();
            _ = _gateway.DisposeAsync(stopActor: false);
        }

        protected ConditionSnapshot<int> Look() => ((Snapshot<int>)Ask(new GetSnapshot(default))).State;

        private void Happen()
        {
            _happened = true;
            Apply(Happening, ActorRefs.Nobody);
        }
    }
}
