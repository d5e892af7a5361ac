using Akka.Actor;
using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which a wait, its cancellation, the last arrival and the handle's closing can meet between a real handle and a real state, where
/// the messages between them may be delivered at any time. Whatever the order, who waits and the barrier agree: the phase was passed, or it was broken.
/// </summary>
public sealed class ActorBarrierModelTests(Actors actors) : IClassFixture<Actors>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_meets_on_the_way_all_pass_or_all_are_told(bool closing)
    {
        var outcomes = ModelWorld.Explore(() => new World(actors.System, closing));

        foreach (var outcome in new[] { "passed passed", "cancelled told", "told late" }) Assert.Contains(outcome, outcomes);
        Assert.Equal(closing, outcomes.Contains("stopped stopped"));
    }

    /// <summary>Three parties: one waits and has a token, one has a timeout, the third comes at any time.</summary>
    private sealed class World : ModelWorld
    {
        private readonly BarrierState<IActorRef> _state = new(new BarrierSettings { Parties = 3 });
        private readonly ActorBarrier _handle;
        private readonly Task[] _waits;
        private readonly List<RequestId> _ids = [];
        private bool _hasCome;

        public World(ActorSystem system, bool closing) : base(system, closing)
        {
            _handle = ActorBarrier.Attach(Actor, new BarrierSettings(), Time);
            _waits = [_handle.SignalAndWaitAsync(Token).AsTask(), _handle.TrySignalAndWaitAsync(Patience).AsTask()];
        }

        protected override IEnumerable<Action> OwnEvents() => _hasCome ? [] : [Come];

        protected override string DescribeState() => $"{string.Join(' ', _waits.Select(wait => wait.Status))} {_hasCome} {Look()}";

        protected override string Settle()
        {
            Assert.All(_waits, wait => Assert.True(wait.IsCompleted, "It still waits, though every message was delivered."));
            string[] outcomes = [.. _waits.Select(Outcome)];
            var snapshot = Look();
            Assert.Equal(snapshot is { Phase: 1, IsBroken: false }, outcomes is ["passed", "passed"]);
            Assert.Equal(snapshot is { Phase: 0, IsBroken: true }, Array.TrueForAll(outcomes, outcome => outcome != "passed"));
            return string.Join(' ', outcomes);
        }

        protected override void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies)
        {
            if (command is Arrive arrive) _ids.Add(arrive.Id);
            _state.Apply((ICommand)command, sender, TimeSpan.Zero, replies);
        }

        // They hear of it on another thread; nobody else moves until they have.
        protected override void Heard(IReply reply)
        {
            if (_ids.IndexOf(reply.Id) is >= 0 and var who) Assert.True(Task.WhenAny(_waits[who]).Wait(Limit.Hang), "The answer was not heard.");
        }

        protected override void DisposeHandle() => _ = _handle.DisposeAsync();

        private void Come()
        {
            _hasCome = true;
            Apply(new Signal(new RequestId(1, 1)), ActorRefs.Nobody);
        }

        private static string Outcome(Task wait) => wait.Exception?.InnerException switch
        {
            StoppedException => "stopped",
            BrokenBarrierException => "told",
            null when wait.IsCanceled => "cancelled",
            null => wait is Task<BarrierArrival?> { Result: null } ? "late" : "passed",
            var other => throw other,
        };

        private BarrierSnapshot Look() => ((Snapshot)Ask(new GetSnapshot(default))).State;
    }
}
