using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which a put that waits for room, a get, their cancellations, a timeout and the handle's closing can meet between a real
/// handle and a real state, where the messages between them may be delivered at any time. Whatever the order, no item is lost, none is
/// doubled, and whoever put knows whether the item is in.
/// </summary>
public sealed class ActorWorkQueueModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_meets_on_the_way_no_item_is_lost(bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new World(actors.System, closing));

        foreach (var outcome in new[] { "put got", "put late", "cancelled got", "cancelled late" }) Assert.Contains(outcome, outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped", StringComparison.Ordinal)));
    }

    /// <summary>A queue with room for one item, and one in it. A putter with a token waits for room; a getter with a timeout comes at any time.</summary>
    private sealed class World : ModelWorld
    {
        private readonly WorkQueueState<string, IActorRef> _state = new(new WorkQueueSettings { Capacity = 1 });
        private readonly ActorWorkQueue<string> _handle;
        private readonly Task _putting;
        private RequestId _put;

        public World(ActorSystem system, bool closing) : base(system, closing)
        {
            Ask(new Put<string>(new RequestId(1, 1), "first"));
            _handle = ActorWorkQueue<string>.Attach(Actor, new WorkQueueSettings(), Time);
            _putting = _handle.PutAsync("second", 0, Token).AsTask();
        }

        protected override bool SomebodyHasATimeout => Callers.Count > 0;

        protected override IEnumerable<Action> OwnEvents() => Callers.Count > 0 ? [] : [Get];

        protected override string DescribeState() => $"{_putting.Status} {Look()} {Look().Getters.Length} {Look().Putters.Length}";

        protected override string Settle()
        {
            Assert.True(_putting.IsCompleted, "The putter still waits, though every message was delivered.");
            Assert.True(Outcomes is "got" or "late" or "stopped", "Nobody cancels the getter.");
            var put = Outcome();
            var snapshot = Look();
            Assert.Equal(put == "put" ? 2 : 1, snapshot.Put);
            Assert.Equal(Outcomes == "got" ? 1 : 0, snapshot.Got);
            Assert.Equal(snapshot.Put - snapshot.Got, snapshot.Queued);
            Assert.Empty(snapshot.Getters);
            Assert.Empty(snapshot.Putters);
            return $"{put} {Outcomes}";
        }

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies)
        {
            if (command is Put<string> put) _put = put.Id;
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);
        }

        // The putter hears of it on another thread; nobody else moves until it has.
        protected override void Heard(IReply reply)
        {
            if (reply.Id == _put) Assert.True(Task.WhenAny(_putting).Wait(Limit.Hang), "The put's answer was not heard.");
        }

        protected override void DisposeHandle() => _ = _handle.DisposeAsync();

        private void Get() => Callers.Add(ModelCaller.Of(_handle.TryGetAsync(Patience), "got"));

        private string Outcome() => _putting.Exception?.InnerException switch
        {
            StoppedException => "stopped",
            null => _putting.IsCanceled ? "cancelled" : "put",
            var other => throw other,
        };

        private WorkQueueSnapshot Look() => ((Snapshot)Ask(new GetSnapshot(default))).State;
    }
}
