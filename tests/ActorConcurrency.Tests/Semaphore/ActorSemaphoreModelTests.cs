using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which requests, answers, cancellations, timeouts, returns and the handle's closing can meet between a real handle and
/// a real state, where the messages between them may be delivered at any time. Whatever the order, no permit is lost and none is doubled.
/// </summary>
public sealed class ActorSemaphoreModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_meets_on_the_way_no_permit_is_lost(bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new World(actors.System, closing));

        Assert.Contains("cancelled late", outcomes);
        Assert.Contains("granted granted", outcomes);
        Assert.Contains("cancelled granted", outcomes);
        Assert.Contains("granted late", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>One permit; the first caller has a token, the second a timeout.</summary>
    private sealed class World : ModelWorld
    {
        private readonly SemaphoreState<IActorRef> _state = new(new SemaphoreSettings { Initial = 1 });
        private readonly ActorSemaphore _handle;

        public World(ActorSystem system, bool closing) : base(system, closing)
        {
            _handle = ActorSemaphore.Attach(Actor, new SemaphoreSettings(), Time);
            Callers.Add(ModelCaller.Of(_handle.AcquireAsync(1, Token), "granted"));
            Callers.Add(ModelCaller.Of(_handle.TryAcquireAsync(Patience), "granted"));
        }

        protected override string DescribeState() => $"{Look()} {string.Join(' ', Look().Waiters)}";

        protected override string Settle()
        {
            var snapshot = Look();
            Assert.Equal((1, 0), (snapshot.Available, snapshot.Held));
            Assert.Equal(Callers.Count(caller => caller.Outcome == "granted"), snapshot.Returned);
            Assert.Empty(snapshot.Waiters);
            return Outcomes;
        }

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies) =>
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);

        protected override void DisposeHandle() => _ = _handle.DisposeAsync();

        private SemaphoreSnapshot Look() => ((Snapshot)Ask(new GetSnapshot(default))).State;
    }
}
