using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which requests, answers, cancellations, timeouts, returns and the closing of a session or of the handle can meet between a
/// real handle and a real state, where the messages between them may be delivered at any time. Whatever the order, no lock stays behind.
/// </summary>
public sealed class ActorLockSetModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(Closing.Nothing)]
    [InlineData(Closing.Session)]
    [InlineData(Closing.Handle)]
    public void Whatever_meets_on_the_way_no_lock_is_lost(Closing closing)
    {
        var outcomes = ModelWorld.Explore(() => new World(actors.System, closing));

        Assert.Contains("cancelled late", outcomes);
        Assert.Contains("granted granted", outcomes);
        Assert.Contains("cancelled granted", outcomes);
        Assert.Contains("granted late", outcomes);
        Assert.Equal(closing != Closing.Nothing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>What may be closed at any time.</summary>
    public enum Closing
    {
        /// <summary>Nothing.</summary>
        Nothing,

        /// <summary>The second caller's session.</summary>
        Session,

        /// <summary>The handle.</summary>
        Handle,
    }

    /// <summary>Two callers want x and y, in opposite orders; the first has a token, the second a timeout.</summary>
    private sealed class World : ModelWorld
    {
        private readonly LockSetState<IActorRef> _state = new(new LockSetSettings());
        private readonly ActorLockSet _handle;
        private readonly ILockSetSession _second;
        private readonly Closing _closing;

        public World(ActorSystem system, Closing closing) : base(system, closing != Closing.Nothing)
        {
            _closing = closing;
            _handle = ActorLockSet.Attach(Actor, new LockSetSettings(), Time);
            _second = _handle.OpenSession("second");
            Callers.Add(ModelCaller.Of(_handle.OpenSession("first").AcquireAsync(["x", "y"], Token), "granted"));
            Callers.Add(ModelCaller.Of(_second.TryAcquireAsync(["y", "x"], Patience), "granted"));
        }

        protected override string DescribeState() => $"{Look()} {string.Join(' ', Look().Holders)} {string.Join(' ', Look().Waiters)}";

        protected override string Settle()
        {
            var snapshot = Look();
            Assert.Empty(snapshot.Holders);
            Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed);
            if (_closing != Closing.Session) Assert.Equal(Callers.Count(caller => caller.Outcome == "granted"), snapshot.Returned);
            Assert.Empty(snapshot.Waiters);
            return Outcomes;
        }

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies) =>
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);

        protected override void Close() => _ = _closing == Closing.Session ? _second.DisposeAsync() : _handle.DisposeAsync();

        protected override void DisposeHandle() => _ = _handle.DisposeAsync();

        private LockSetSnapshot Look() => ((Snapshot)Ask(new GetSnapshot(default))).State;
    }
}
