using System.Text.RegularExpressions;
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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_meets_on_the_way_the_signal_lets_one_pass_or_is_kept(bool closing)
    {
        var outcomes = new HashSet<string>();

        var runs = Exhaustive.Explore(choices =>
        {
            using var world = new World(actors.System, closing);
            while (world.Events() is { Count: > 0 } events)
            {
                if (choices.Explored(world.Describe())) return;
                events[choices.Next(events.Count)]();
            }

            outcomes.Add(world.Settle());
        });

        Assert.InRange(runs, 100, int.MaxValue);
        Assert.Contains("cancelled late kept", outcomes);
        Assert.Contains("passed late", outcomes);
        Assert.Contains("cancelled passed", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>One signal; the first caller has a token, the second a timeout.</summary>
    private sealed class World : IDisposable
    {
        private readonly ManualTimeProvider _time = new();
        private readonly CancellationTokenSource _cancellation = new();
        private readonly EventState<IActorRef> _state = new(new EventSettings { AutoReset = true });
        private readonly List<(IActorRef To, IReply Reply)> _produced = [];
        private readonly Queue<(IActorRef To, IReply Reply)> _answers = new();
        private readonly ManualActor _actor;
        private readonly Gateway _gateway;
        private readonly Caller[] _callers;
        private bool _closed;
        private bool _late;
        private bool _signalled;

        public World(ActorSystem system, bool closing)
        {
            _closed = !closing;
            _actor = new ManualActor(system);
            _gateway = Gateway.Open(_actor, "event", Patience, _time);
            var calls = new EventCalls(_gateway);
            _callers =
            [
                new Caller(calls.TryWait(Limit.Hang, after: null, _cancellation.Token)),
                new Caller(calls.TryWait(Patience, after: null, CancellationToken.None)),
            ];
        }

        public IReadOnlyList<Action> Events()
        {
            var events = new List<Action>();
            if (_actor.Told > 0) events.Add(DeliverRequest);
            if (_answers.Count > 0) events.Add(DeliverAnswer);
            if (!_signalled) events.Add(Signal);
            if (!_cancellation.IsCancellationRequested) events.Add(_cancellation.Cancel);
            if (!_late) events.Add(PassTime);
            if (!_closed) events.Add(Close);
            events.AddRange(_callers.Where(caller => caller.CanMove).Select(caller => (Action)caller.Move));
            return events;
        }

        // Without the handle's random number, which differs from run to run.
        public string Describe() => Regex.Replace(
            $"{_actor.Describe()} {string.Join(' ', _answers.Select(answer => answer.Reply))} {_cancellation.IsCancellationRequested} {_late} {_closed} " +
            $"{_signalled} {string.Join<Caller>(' ', _callers)} {Look()} {string.Join(' ', Look().Waiters)}",
            @"Client = -?\d+", "");

        public string Settle()
        {
            Assert.All(_callers, caller => Assert.True(caller.Outcome is not null, "Somebody still waits, though every message was delivered."));
            var snapshot = Look();
            var passed = _callers.Count(caller => caller.Outcome == "passed");
            Assert.Equal(passed, snapshot.Passed);
            Assert.Equal(1, passed + (snapshot.IsSet ? 1 : 0));
            Assert.Empty(snapshot.Waiters);
            return string.Join(' ', _callers.Select(caller => caller.Outcome)) + (snapshot.IsSet ? " kept" : "");
        }

        public void Dispose()
        {
            _ = _gateway.DisposeAsync(stopActor: false);
            _cancellation.Dispose();
        }

        private void DeliverRequest()
        {
            var (message, sender) = _actor.Take();
            Apply((ICommand)message, sender);
        }

        private void DeliverAnswer()
        {
            var (to, reply) = _answers.Dequeue();
            to.Tell(reply);
        }

        private void Signal()
        {
            _signalled = true;
            Apply(new Set(default), ActorRefs.Nobody);
        }

        private void PassTime()
        {
            _late = true;
            _time.Advance(Patience);
        }

        private void Close()
        {
            _closed = true;
            _gateway.Close();
        }

        private void Apply(ICommand command, IActorRef sender)
        {
            _state.Apply(command, sender, TimeSpan.Zero, _produced);
            foreach (var answer in _produced) _answers.Enqueue(answer);
            _produced.Clear();
        }

        private EventSnapshot Look()
        {
            var replies = new List<(IActorRef To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), ActorRefs.Nobody, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }

    /// <summary>Takes its result some time after it has come.</summary>
    private sealed class Caller(ValueTask<long?> waiting)
    {
        public string? Outcome { get; private set; }

        public bool CanMove => Outcome is null && waiting.IsCompleted;

        public void Move()
        {
            try
            {
                Outcome = waiting.GetAwaiter().GetResult() is null ? "late" : "passed";
            }
            catch (OperationCanceledException)
            {
                Outcome = "cancelled";
            }
            catch (StoppedException)
            {
                Outcome = "stopped";
            }
        }

        public override string ToString() => Outcome ?? (waiting.IsCompleted ? "decided" : "waiting");
    }
}
