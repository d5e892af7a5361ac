using System.Text.RegularExpressions;
using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which requests, answers, cancellations, timeouts, returns and the closing of a session or of the handle can meet between a
/// real handle and a real state, where the messages between them may be delivered at any time. Whatever the order, no lock stays behind.
/// </summary>
public sealed class ActorLockSetModelTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(Closing.Nothing)]
    [InlineData(Closing.Session)]
    [InlineData(Closing.Handle)]
    public void Whatever_meets_on_the_way_no_lock_is_lost(Closing closing)
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
    private sealed class World : IDisposable
    {
        private readonly ManualTimeProvider _time = new();
        private readonly CancellationTokenSource _cancellation = new();
        private readonly LockSetState<IActorRef> _state = new(new LockSetSettings());
        private readonly List<(IActorRef To, IReply Reply)> _produced = [];
        private readonly Queue<(IActorRef To, IReply Reply)> _answers = new();
        private readonly ManualActor _actor;
        private readonly ActorLockSet _handle;
        private readonly Caller[] _callers;
        private readonly ILockSetSession _second;
        private readonly Closing _closing;
        private bool _closed;
        private bool _late;

        public World(ActorSystem system, Closing closing)
        {
            (_closing, _closed) = (closing, closing == Closing.Nothing);
            _actor = new ManualActor(system);
            _handle = ActorLockSet.Attach(_actor, new LockSetSettings(), _time);
            _second = _handle.OpenSession("second");
            _callers =
            [
                new Caller(_handle.OpenSession("first").AcquireAsync(["x", "y"], _cancellation.Token)!),
                new Caller(_second.TryAcquireAsync(["y", "x"], Patience)),
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
            $"{string.Join<Caller>(' ', _callers)} {Look()} {string.Join(' ', Look().Holders)} {string.Join(' ', Look().Waiters)}",
            @"Client = -?\d+", "");

        public string Settle()
        {
            Assert.All(_callers, caller => Assert.True(caller.IsDone, "Somebody still waits, though every message was delivered."));
            var snapshot = Look();
            Assert.Empty(snapshot.Holders);
            Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed);
            if (_closing != Closing.Session) Assert.Equal(_callers.Count(caller => caller.Outcome == "granted"), snapshot.Returned);
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
            _ = _closing == Closing.Session ? _second.DisposeAsync() : _handle.DisposeAsync();
        }

        private LockSetSnapshot Look()
        {
            var replies = new List<(IActorRef To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), ActorRefs.Nobody, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }

    /// <summary>Takes its result when it comes, and gives its lease back a step later.</summary>
    private sealed class Caller(ValueTask<ILockLease?> acquiring)
    {
        private ILockLease? _lease;

        public string? Outcome { get; private set; }

        public bool IsDone => Outcome is not null && _lease is null;

        public bool CanMove => _lease is not null || (Outcome is null && acquiring.IsCompleted);

        public void Move()
        {
            if (Outcome is null)
            {
                Take();
                return;
            }

            _lease?.Dispose();
            _lease = null;
        }

        public override string ToString() => $"{Outcome ?? (acquiring.IsCompleted ? "decided" : "waiting")} {_lease is not null}";

        private void Take()
        {
            try
            {
                _lease = acquiring.GetAwaiter().GetResult();
                Outcome = _lease is null ? "late" : "granted";
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
