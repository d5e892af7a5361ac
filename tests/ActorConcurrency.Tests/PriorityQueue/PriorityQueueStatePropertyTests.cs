using CsCheck;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Whatever is asked of it, in whatever order: the books balance, no item is lost or doubled, and the most important is got first.</summary>
public sealed class PriorityQueueStatePropertyTests
{
    private const int MaxWaiters = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly Gen<(int Kind, int Number, int Priority)> Command = Gen.Select(Gen.Int[0, 13], Gen.Int[0, 11], Gen.Int[-2, 2]);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_promises_hold_after_every_command(bool ageing, bool compared) => Command.Array[0, 150].Sample(
        commands =>
        {
            var history = new History(ageing ? Interval : null, compared);
            foreach (var (kind, number, priority) in commands) history.Do(kind, number, priority);
            history.GetEverything();
        },
        iter: 200);

    private sealed class History(TimeSpan? ageing, bool compared)
    {
        private readonly PriorityQueueState<long, RequestId> _state = new(
            new PriorityQueueSettings { Capacity = 4, Ageing = ageing, MaxWaiters = MaxWaiters },
            comparer: compared ? Comparer<long>.Create((x, y) => (x % 3).CompareTo(y % 3)) : null);
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly Dictionary<RequestId, Item> _putting = [];
        private readonly HashSet<RequestId> _getting = [];
        private readonly Dictionary<RequestId, Item> _delivered = [];
        private readonly Dictionary<RequestId, Item[]> _batches = [];
        private readonly List<(RequestId Id, int Min)> _line = [];
        private readonly Dictionary<PriorityTicket, Item> _queued = [];
        private readonly Dictionary<long, PriorityTicket> _tickets = [];
        private readonly List<long> _got = [];
        private int _removed;
        private TimeSpan _now;
        private long _next;

        public void Do(int kind, int number, int priority)
        {
            _now += TimeSpan.FromSeconds(1);
            switch (kind)
            {
                case 0 or 1 or 2:
                    Put(priority, wait: kind != 2);
                    break;
                case 3 or 4:
                    Get(wait: kind == 3);
                    break;
                case 5:
                    Withdraw(number);
                    break;
                case 6:
                    Accept(number);
                    break;
                case 9:
                    Send(new ChangeCapacity(new(3, ++_next), 1 + number % 5));
                    break;
                case 10:
                    GetMany(1 + number % 4, 1 + number % 4 + number % 3, wait: priority > -2);
                    break;
                case 11:
                    Drain(number % 4);
                    break;
                case 12 when _batches.Count > 0:
                    AcceptMany(_batches.Keys.ElementAt(number % _batches.Count));
                    break;
                case 7 or 8 when _tickets.Count > 0:
                    Change(_tickets.Values.ElementAt(number % _tickets.Count), priority, remove: kind == 8);
                    break;
            }
        }

        public void GetEverything()
        {
            while (_delivered.Count > 0) Accept(0);
            while (_batches.Count > 0) AcceptMany(_batches.Keys.First());
            while (_line.Count > 0) Send(new Withdraw(Given(_line[0].Id)));
            while (_queued.Count > 0)
            {
                Get(wait: false);
                Accept(0);
            }

            Assert.Empty(_putting);
            Assert.Distinct(_got);
        }

        private void Put(int priority, bool wait)
        {
            var id = new RequestId(1, ++_next);
            _putting.Add(id, new Item(_next, priority, _now));
            Send(new Put<long>(id, _next, priority, wait));
            if (!wait) Assert.DoesNotContain(id, _putting.Keys);
        }

        private void Get(bool wait)
        {
            var id = new RequestId(1, ++_next);
            _getting.Add(id);
            _line.Add((id, 1));
            Send(new Get(id, wait));
            if (!wait) Assert.DoesNotContain(id, _getting);
        }

        private void GetMany(int min, int max, bool wait)
        {
            var id = new RequestId(1, ++_next);
            _getting.Add(id);
            _line.Add((id, min));
            Send(new GetMany(id, max, min, wait));
            if (!wait) Assert.DoesNotContain(id, _getting);
            if (_batches.TryGetValue(id, out var items)) Assert.InRange(items.Length, Math.Min(min, Look().Capacity), max);
        }

        private void Drain(int max)
        {
            var (id, there) = (new RequestId(1, ++_next), _queued.Count);
            _getting.Add(id);
            Send(new Drain(id, max));
            Assert.Equal(Math.Min(max, there), _batches.TryGetValue(id, out var items) ? items.Length : 0);
        }

        private void AcceptMany(RequestId id)
        {
            _batches.Remove(id, out var items);
            _got.AddRange(items!.Select(item => item.Number));
            Send(new Accept(id));
        }

        private RequestId Given(RequestId id)
        {
            _getting.Remove(id);
            _line.RemoveAll(waiting => waiting.Id == id);
            return id;
        }

        private void Withdraw(int number)
        {
            var all = _putting.Keys.Concat(_getting).Concat(_delivered.Keys).Concat(_batches.Keys).ToArray();
            if (all.Length == 0) return;
            var id = all[number % all.Length];
            Given(id);
            if (_batches.Remove(id, out var batch))
                foreach (var one in batch) _queued.Add(_tickets[one.Number], one);
            if (_delivered.Remove(id, out var item)) _queued.Add(_tickets[item.Number], item);
            Send(new Withdraw(id));
            Assert.DoesNotContain(id, _putting.Keys);
        }

        private void Accept(int number)
        {
            if (_delivered.Count == 0) return;
            var id = _delivered.Keys.ElementAt(number % _delivered.Count);
            _delivered.Remove(id, out var item);
            _got.Add(item!.Number);
            Send(new Accept(id));
        }

        private void Change(PriorityTicket ticket, int priority, bool remove)
        {
            var found = _queued.Remove(ticket, out var item);
            if (found && remove) _removed++;
            if (found && !remove) _queued.Add(ticket, item! with { Priority = priority });
            Send(remove ? new Remove(new(3, ++_next), ticket) : new Reprioritize(new(3, ++_next), ticket, priority), found);
        }

        private void Send(ICommand command, bool? found = null)
        {
            var sender = command switch { Put<long> put => put.Id, Get get => get.Id, GetMany get => get.Id, Drain drain => drain.Id, _ => new(4, 4) };
            _state.Apply(command, sender, _now, _replies);
            if (found is { } expected) Assert.Equal(expected, Assert.IsType<Answered>(_replies[0].Reply).Found);
            foreach (var (to, reply) in _replies) Hear(to, reply);
            _replies.Clear();
            AssertAgrees(Look());
        }

        private void Hear(RequestId to, IReply reply)
        {
            _line.RemoveAll(waiting => waiting.Id == reply.Id);
            if (reply is Accepted or Delivered<long> or DeliveredMany<long>) Assert.Equal(reply.Id, to);
            if (reply is Accepted accepted)
            {
                // The most important of those who waited for room, one that need not wait included.
                var item = _putting[accepted.Id];
                Assert.Equal(_putting.Values.MinBy(Rank)!.Number, item.Number);
                _queued.Add(accepted.Ticket, item);
                _tickets.Add(item.Number, accepted.Ticket);
            }

            _putting.Remove(reply.Id);
            if (!_getting.Remove(reply.Id)) return;
            if (reply is Delivered<long> delivered)
            {
                var next = TakeNext(delivered.Item);
                Assert.Equal(next.Priority, delivered.Priority);
                _delivered.Add(delivered.Id, next);
            }

            if (reply is DeliveredMany<long> { Items.IsEmpty: false } many) _batches.Add(many.Id, [.. many.Items.Select(TakeNext)]);
        }

        private Item TakeNext(long item)
        {
            var (ticket, next) = _queued.MinBy(queued => Rank(queued.Value));
            Assert.Equal(next.Number, item);
            _queued.Remove(ticket);
            return next;
        }

        // Told in another way than the state tells it: by the level that it has now.
        private (double Level, long Less, long Number) Rank(Item item) =>
            (-(item.Priority + (ageing is { } interval ? (_now - item.Since) / interval : 0)), compared ? -(item.Number % 3) : 0, item.Number);

        private void AssertAgrees(PriorityQueueSnapshot snapshot)
        {
            Assert.Equal((_queued.Count, _removed, _got.Count + _delivered.Count + _batches.Values.Sum(batch => batch.Length)), (snapshot.Queued, (int)snapshot.Removed, (int)snapshot.Got));
            Assert.Equal(snapshot.Put, snapshot.Got + snapshot.Removed + snapshot.Queued);
            Assert.Equal(_getting.Count, snapshot.Getters.Length);
            Assert.Equal(_putting.Count, snapshot.Putters.Length);
            Assert.True(_getting.Count <= MaxWaiters && _putting.Count <= MaxWaiters, "No more wait than may.");
            Assert.True(_queued.Count >= snapshot.Capacity || _putting.Count == 0, "Nobody waits for room that is there.");
            Assert.True(_line.Count == 0 || _queued.Count < Math.Min(_line[0].Min, snapshot.Capacity), "Nobody waits for what is there.");
        }

        private PriorityQueueSnapshot Look()
        {
            var replies = new List<(RequestId To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), default, _now, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }

        private sealed record Item(long Number, int Priority, TimeSpan Since);
    }
}
