using System.Text.RegularExpressions;
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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_meets_on_the_way_no_item_is_lost(bool closing)
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
        foreach (var outcome in new[] { "put got", "put late", "cancelled got", "cancelled late" }) Assert.Contains(outcome, outcomes);
        Assert.Equal(closing, outcomes.Any(outcome => outcome.Contains("stopped", StringComparison.Ordinal)));
    }

    /// <summary>A queue with room for one item, and one in it. A putter with a token waits for room; a getter with a timeout comes at any time.</summary>
    private sealed class World : IDisposable
    {
        private readonly ManualTimeProvider _time = new();
        private readonly CancellationTokenSource _cancellation = new();
        private readonly WorkQueueState<string, IActorRef> _state = new(new WorkQueueSettings { Capacity = 1 });
        private readonly List<(IActorRef To, IReply Reply)> _produced = [];
        private readonly Queue<(IActorRef To, IReply Reply)> _answers = new();
        private readonly ManualActor _actor;
        private readonly ActorWorkQueue<string> _handle;
        private readonly Task _putting;
        private ValueTask<Taken<string>?>? _getting;
        private RequestId _put;
        private string? _got;
        private bool _closed;
        private bool _late;

        public World(ActorSystem system, bool closing)
        {
            _closed = !closing;
            Apply(new Put<string>(new RequestId(1, 1), "first"), ActorRefs.Nobody);
            _answers.Clear();
            _actor = new ManualActor(system);
            _handle = ActorWorkQueue<string>.Attach(_actor, new WorkQueueSettings(), _time);
            _putting = _handle.PutAsync("second", 0, _cancellation.Token).AsTask();
        }

        public IReadOnlyList<Action> Events()
        {
            var events = new List<Action>();
            if (_actor.Told > 0) events.Add(DeliverRequest);
            if (_answers.Count > 0) events.Add(DeliverAnswer);
            if (!_cancellation.IsCancellationRequested) events.Add(_cancellation.Cancel);
            if (_getting is null) events.Add(Get);
            else if (!_late) events.Add(PassTime);
            if (!_closed) events.Add(Close);
            if (_got is null && _getting is { IsCompleted: true }) events.Add(TakeResult);
            return events;
        }

        // Without the handle's random number, which differs from run to run.
        public string Describe() => Regex.Replace(
            $"{_actor.Describe()} {string.Join(' ', _answers.Select(answer => answer.Reply))} {_cancellation.IsCancellationRequested} {_late} {_closed} " +
            $"{_putting.Status} {_getting is null} {_got ?? (_getting is { IsCompleted: true } ? "decided" : "waiting")} {Look()} {Look().Getters.Length} {Look().Putters.Length}",
            @"Client = -?\d+", "");

        public string Settle()
        {
            Assert.True(_putting.IsCompleted && _got is not null, "Somebody still waits, though every message was delivered.");
            var put = Outcome();
            var snapshot = Look();
            Assert.Equal(put == "put" ? 2 : 1, snapshot.Put);
            Assert.Equal(_got == "got" ? 1 : 0, snapshot.Got);
            Assert.Equal(snapshot.Put - snapshot.Got, snapshot.Queued);
            Assert.Empty(snapshot.Getters);
            Assert.Empty(snapshot.Putters);
            return $"{put} {_got}";
        }

        public void Dispose()
        {
            _ = _handle.DisposeAsync();
            _cancellation.Dispose();
        }

        private void DeliverRequest()
        {
            var (message, sender) = _actor.Take();
            if (message is Put<string> put) _put = put.Id;
            Apply((ICommand)message, sender);
        }

        private void DeliverAnswer()
        {
            var (to, reply) = _answers.Dequeue();
            to.Tell(reply);
            // The putter hears of it on another thread; nobody else moves until it has.
            if (reply.Id == _put) Assert.True(Task.WhenAny(_putting).Wait(Limit.Hang), "The put's answer was not heard.");
        }

        private void Get() => _getting = _handle.TryGetAsync(Patience);

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

        private void TakeResult()
        {
            try
            {
                _got = _getting!.Value.GetAwaiter().GetResult() is null ? "late" : "got";
            }
            catch (StoppedException)
            {
                _got = "stopped";
            }
        }

        private string Outcome() => _putting.Exception?.InnerException switch
        {
            StoppedException => "stopped",
            null => _putting.IsCanceled ? "cancelled" : "put",
            var other => throw other,
        };

        private void Apply(ICommand command, IActorRef sender)
        {
            _state.Apply(command, sender, TimeSpan.Zero, _produced);
            foreach (var answer in _produced) _answers.Enqueue(answer);
            _produced.Clear();
        }

        private WorkQueueSnapshot Look()
        {
            var replies = new List<(IActorRef To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), ActorRefs.Nobody, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }
}
