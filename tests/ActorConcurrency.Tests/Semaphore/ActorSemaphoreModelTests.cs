using System.Text.RegularExpressions;
using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which requests, answers, cancellations, timeouts, returns and the handle's closing can meet between a real handle and
/// a real state, where the messages between them may be delivered at any time. Whatever the order, no permit is lost and none is doubled.
/// </summary>
public sealed class ActorSemaphoreModelTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_meets_on_the_way_no_permit_is_lost(bool closing)
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
        Assert.Contains("cancelled late", outcomes);
        Assert.Contains("granted granted", outcomes);
        Assert.Contains("cancelled granted", outcomes);
        Assert.Contains("granted late", outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped")));
    }

    /// <summary>One permit; the first caller has a token, the second a timeout.</summary>
    private sealed class World : IDisposable
    {
        private readonly ManualTimeProvider _time = new();
        private readonly CancellationTokenSource _cancellation = new();
        private readonly SemaphoreState<IActorRef> _state = new(new SemaphoreSettings { Initial = 1 });
        private readonly List<(IActorRef To, IReply Reply)> _produced = [];
        private readonly Queue<(IActorRef To, IReply Reply)> _answers = new();
        private readonly ManualActor _actor;
        private readonly ActorSemaphore _handle;
        private readonly Caller[] _callers;
        private bool _closed;
        private bool _late;

        public World(ActorSystem system, bool closing)
        {
            _closed = !closing;
            _actor = new ManualActor(system);
            _handle = ActorSemaphore.Attach(_actor, new SemaphoreSettings(), _time);
            _callers =
            [
                new Caller(_handle.AcquireAsync(1, _cancellation.Token)!),
                new Caller(_handle.TryAcquireAsync(Patience)),
            ];
        }

        public IReadOnlyList<Action> Events()
        {
            var events = new List<Action>();
            if (_actor.Told > 0) events.Add(DeliverRequest);
            if (_answers.Count > 0) events.Add(DeliverAnswer);
            if (!_cancellation.IsCancellationRequested) events.Add(_cancellation.Cancel);
            if (!_late) events.Add(PassTime);
            if (!_closed) events.Add(Close);
            events.AddRange(_callers.Where(caller => caller.CanMove).Select(caller => (Action)caller.Move));
            return events;
        }

        // Without the handle's random number, which differs from run to run.
        public string Describe() => Regex.Replace(
            $"{_actor.Describe()} {string.Join(' ', _answers.Select(answer => answer.Reply))} {_cancellation.IsCancellationRequested} {_late} {_closed} " +
            $"{string.Join<Caller>(' ', _callers)} {Look()} {string.Join(' ', Look().Waiters)}",
            @"Client = -?\d+", "");

        public string Settle()
        {
            Assert.All(_callers, caller => Assert.True(caller.IsDone, "Somebody still waits, though every message was delivered."));
            var snapshot = Look();
            Assert.Equal((1, 0), (snapshot.Available, snapshot.Held));
            Assert.Equal(_callers.Count(caller => caller.Outcome == "granted"), snapshot.Returned);
            Assert.Empty(snapshot.Waiters);
            return string.Join(' ', _callers.Select(caller => caller.Outcome));
        }

        public void Dispose()
        {
            _ = _handle.DisposeAsync();
            _cancellation.Dispose();
        }

        private void DeliverRequest()
        {
            var (message, sender) = _actor.Take();
            _state.Apply((ICommand)message, sender, TimeSpan.Zero, _produced);
            foreach (var answer in _produced) _answers.Enqueue(answer);
            _produced.Clear();
        }

        private void DeliverAnswer()
        {
            var (to, reply) = _answers.Dequeue();
            to.Tell(reply);
        }

        private void PassTime()
        {
            _late = true;
            _time.Advance(Patience);
        }

        private void Close()
        {
            _closed = true;
            _ = _handle.DisposeAsync();
        }

        private SemaphoreSnapshot Look()
        {
            var replies = new List<(IActorRef To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), ActorRefs.Nobody, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }

    /// <summary>Takes its result when it comes, and gives its permit back a step later.</summary>
    private sealed class Caller(ValueTask<IPermit?> acquiring)
    {
        private IPermit? _permit;

        public string? Outcome { get; private set; }

        public bool IsDone => Outcome is not null && _permit is null;

        public bool CanMove => _permit is not null || (Outcome is null && acquiring.IsCompleted);

        public void Move()
        {
            if (Outcome is null)
            {
                Take();
                return;
            }

            _permit?.Dispose();
            _permit = null;
        }

        public override string ToString() => $"{Outcome ?? (acquiring.IsCompleted ? "decided" : "waiting")} {_permit is not null}";

        private void Take()
        {
            try
            {
                _permit = acquiring.GetAwaiter().GetResult();
                Outcome = _permit is null ? "late" : "granted";
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
    }
}
