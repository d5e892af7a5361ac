using Akka.Actor;
using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which requests, answers, cancellations, timeouts, returns and the handle's closing can meet between a real handle and
/// a real state, where the messages between them may be delivered at any time. Whatever the order, the lock is free at the end.
/// </summary>
public sealed class ActorLockModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(LockMode.Write, LockMode.Write, false)]
    [InlineData(LockMode.Write, LockMode.Write, true)]
    [InlineData(LockMode.Write, LockMode.Read, false)]
    [InlineData(LockMode.Upgradeable, LockMode.Write, false)]
    public void Whatever_meets_on_the_way_the_lock_is_not_lost(LockMode first, LockMode second, bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new World(actors.System, first, second, closing));

        Assert.Contains("cancelled late", outcomes);
        Assert.Contains("granted granted", outcomes);
        Assert.Contains("cancelled granted", outcomes);
        Assert.Contains("granted late", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>The first caller has a token, the second a timeout.</summary>
    private sealed class World : ModelWorld
    {
        private readonly LockState<IActorRef> _state = new(new LockSettings());
        private readonly ActorLock _handle;

        public World(ActorSystem system, LockMode first, LockMode second, bool closing) : base(system, closing)
        {
            _handle = ActorLock.Attach(Actor, new LockSettings(), Time);
            Callers.Add(ModelCaller.Of(_handle.AcquireAsync(first, Token), "granted"));
            Callers.Add(ModelCaller.Of(_handle.TryAcquireAsync(Patience, second), "granted"));
        }

        protected override string DescribeState() => $"{Look()}";

        protected override string Settle()
        {
            var snapshot = Look();
            Assert.Equal((false, 0), (snapshot.IsHeld, snapshot.Waiters.Length));
            Assert.Equal(Callers.Count(caller => caller.Outcome == "granted"), snapshot.Returned);
            Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed);
            return Outcomes;
        }

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies) =>
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);

        protected override void DisposeHandle() => _ = _handle.DisposeAsync();

        private LockSnapshot Look() => ((Snapshot)Ask(new GetSnapshot(default))).State;
    }
}
