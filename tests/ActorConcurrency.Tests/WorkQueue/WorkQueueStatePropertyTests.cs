using CsCheck;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Whatever is asked of it, in whatever order: the books balance, no item is lost or doubled, and every request is answered once.</summary>
public sealed class WorkQueueStatePropertyTests
{
    private static readonly Gen<(int Kind, int Number, int Priority)> Command = Gen.Select(Gen.Int[0, 14], Gen.Int[0, 11], Gen.Int[-2, 2]);

    private const int MaxWaiters = 4;

    [Theory]
    [InlineData(WorkQueueOrder.Fifo, WorkQueueOverflow.Wait)]
    [InlineData(WorkQueueOrder.Lifo, WorkQueueOverflow.DropNext)]
    [InlineData(WorkQueueOrder.Priority, WorkQueueOverflow.DropLast)]
    [InlineData(WorkQueueOrder.Fifo, WorkQueueOverflow.DropPut)]
    public void The_promises_hold_after_every_command(WorkQueueOrder order, WorkQueueOverflow overflow) => Command.Array[0, 150].Sample(
        commands =>
        {
            var history = new History(new WorkQueueSettings { Capacity = 3, Order = order, Overflow = overflow, MaxDeliveries = 3, MaxWaiters = MaxWaiters });
            foreach (var (kind, number, priority) in commands) history.Do(kind, number, priority);
            history.End();
        },
        iter: 150);

    /// <summary>Where each item is, by the answers alone.</summary>
    private sealed class History
    {
        private static readonly RequestId[] Sessions = [new(2, 0), new(2, 1)];
        private readonly WorkQueueOrder _order;
        private readonly WorkQueueState<long, RequestId> _state;
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly Dictionary<RequestId, (long Item, int Priority)> _putting = [];
        private readonly Dictionary<RequestId, RequestId?> _getting = [];
        private readonly Dictionary<RequestId, (long Item, RequestId? Session)> _delivered = [];
        private readonly Dictionary<RequestId, long[]> _batches = [];
        private readonly List<(RequestId Id, int Min)> _line = [];
        private readonly Dictionary<long, int> _queued = [];
        private readonly List<long> _dropped = [];
        private readonly List<long> _done = [];
        private readonly List<long> _accepted = [];
        private long _next;

        public History(WorkQueueSettings settings)
        {
            _order = settings.Order;
            _state = new(settings, Drop);
            foreach (var session in Sessions) Send(new OpenSession(session, "label"));
        }

        public void Do(int kind, int number, int priority)
        {
            switch (kind)
            {
                case 0 or 1 or 2:
                    Put(priority, wait: kind != 2);
                    break;
                case 3 or 4 or 5:
                    Get(kind == 3 ? null : Sessions[number % 2], wait: kind != 5);
                    break;
                case 6:
                    Withdraw(number);
                    break;
                case 7:
                    if (Some(_delivered, number) is { } done) Finish(done);
                    break;
                case 8:
                    if (Some(_delivered, number) is { } back) GiveBack([back], new Return(back));
                    break;
                case 9:
                    if (_accepted.Count > 0) CountDone();
                    break;
                case 10:
                    Send(new ChangeCapacity(new(3, ++_next), 1 + number % 5));
                    break;
                case 11:
                    GetMany(1 + number % 4, 1 + number % 4 + number % 3, wait: priority > -2);
                    break;
                case 12:
                    Drain(number % 4);
                    break;
                case 13:
                    if (Some(_batches, number) is { } arrived) AcceptMany(arrived);
                    break;
                default:
                    Close(Sessions[number % 2]);
                    break;
            }
        }

        public void End()
        {
            Send(new Shutdown(new(3, ++_next)));
            while (_batches.Count > 0) AcceptMany(_batches.Keys.First());
            while (_delivered.Count > 0 || _queued.Count > 0)
            {
                if (_delivered.Count > 0) Finish(_delivered.Keys.First());
                else Get(Sessions[0], wait: false);
            }

            while (_accepted.Count > 0) CountDone();
            Assert.Empty(_putting);
            Assert.Empty(_getting);
            Assert.Equal(0, Look().Unfinished());
        }

        private void Put(int priority, bool wait)
        {
            var id = new RequestId(1, ++_next);
            _putting.Add(id, (_next, priority));
            Send(new Put<long>(id, _next, priority, wait));
            if (!wait) Assert.DoesNotContain(id, _putting.Keys);
        }

        private void Get(RequestId? session, bool wait)
        {
            var id = new RequestId(1, ++_next);
            _getting.Add(id, session);
            _line.Add((id, 1));
            Send(new Get(id, wait, session));
            if (!wait) Assert.DoesNotContain(id, _getting.Keys);
        }

        private void GetMany(int min, int max, bool wait)
        {
            var id = new RequestId(1, ++_next);
            _getting.Add(id, null);
            _line.Add((id, min));
            Send(new GetMany(id, max, min, wait));
            if (!wait) Assert.DoesNotContain(id, _getting.Keys);
            if (_batches.TryGetValue(id, out var items)) Assert.InRange(items.Length, Math.Min(min, Look().Capacity), max);
        }

        private void Drain(int max)
        {
            var (id, there) = (new RequestId(1, ++_next), _queued.Count);
            _getting.Add(id, null);
            Send(new Drain(id, max));
            Assert.Equal(Math.Min(max, there), _batches.TryGetValue(id, out var items) ? items.Length : 0);
        }

        private void AcceptMany(RequestId id)
        {
            _batches.Remove(id, out var items);
            _accepted.AddRange(items!);
            Send(new Accept(id));
        }

        private void Withdraw(int number)
        {
            var all = _putting.Keys.Concat(_getting.Keys).Concat(_delivered.Keys).Concat(_batches.Keys).ToArray();
            if (all.Length == 0) return;
            var id = all[number % all.Length];
            _getting.Remove(id);
            _line.RemoveAll(waiting => waiting.Id == id);
            if (_batches.Remove(id, out var batch))
                foreach (var item in batch) _queued.Add(item, _priorities[item]);
            GiveBack(_delivered.ContainsKey(id) ? [id] : [], new Withdraw(id));
            Assert.DoesNotContain(id, _putting.Keys);
        }

        private void Finish(RequestId id)
        {
            _delivered.Remove(id, out var delivery);
            if (delivery.Session is null) _accepted.Add(delivery.Item);
            else _done.Add(delivery.Item);
            Send(delivery.Session is null ? new Accept(id) : new Done(id));
        }

        private void CountDone()
        {
            _done.Add(_accepted[0]);
            _accepted.RemoveAt(0);
            Send(new TaskDone(new(3, ++_next)));
        }

        private void Close(RequestId session)
        {
            GiveBack([.. _delivered.Where(delivery => delivery.Value.Session == session).Select(delivery => delivery.Key)], new CloseSession(new(3, ++_next), session));
            Assert.DoesNotContain(_getting, getting => getting.Value == session);
            Send(new OpenSession(session, "label"));
        }

        private void GiveBack(RequestId[] deliveries, ICommand command)
        {
            foreach (var id in deliveries)
            {
                _delivered.Remove(id, out var delivery);
                _queued.Add(delivery.Item, _priorities[delivery.Item]);
            }

            Send(command);
        }

        private readonly Dictionary<long, int> _priorities = [];

        private void Send(ICommand command)
        {
            var sender = command switch { Put<long> put => put.Id, Get get => get.Id, GetMany get => get.Id, Drain drain => drain.Id, _ => new(4, 4) };
            _state.Apply(command, sender, TimeSpan.Zero, _replies);
            foreach (var (to, reply) in _replies) Hear(to, reply);
            _replies.Clear();
            AssertAgrees(Look());
        }

        private void Hear(RequestId to, IReply reply)
        {
            _line.RemoveAll(waiting => waiting.Id == reply.Id);
            if (reply is Accepted or Delivered<long> or DeliveredMany<long>) Assert.Equal(reply.Id, to);
            if (_putting.Remove(reply.Id, out var put) && reply is Accepted)
            {
                _priorities[put.Item] = put.Priority;
                // One that was dropped as it came, or before its answer was heard, is not queued.
                if (!_dropped.Contains(put.Item)) _queued.TryAdd(put.Item, put.Priority);
            }

            if (!_getting.Remove(reply.Id, out var session)) return;
            if (reply is Delivered<long> delivered)
            {
                TakeNext(delivered.Item);
                _delivered.Add(delivered.Id, (delivered.Item, session));
            }

            if (reply is not DeliveredMany<long> { Items.IsEmpty: false } many) return;
            foreach (var item in many.Items) TakeNext(item);
            _batches.Add(many.Id, [.. many.Items]);
        }

        private void TakeNext(long next)
        {
            if (_order == WorkQueueOrder.Fifo) Assert.Equal(_queued.Keys.Min(), next);
            if (_order == WorkQueueOrder.Lifo) Assert.Equal(_queued.Keys.Max(), next);
            if (_order == WorkQueueOrder.Priority) Assert.Equal(_queued.OrderByDescending(item => item.Value).ThenBy(item => item.Key).First().Key, next);
            Assert.True(_queued.Remove(next));
        }

        private void Drop(long item)
        {
            _queued.Remove(item);
            _dropped.Add(item);
        }

        private void AssertAgrees(WorkQueueSnapshot snapshot)
        {
            Assert.Equal((_queued.Count, _dropped.Count, _done.Count), (snapshot.Queued, (int)snapshot.Dropped, (int)snapshot.Done));
            Assert.Equal(_delivered.Count + _accepted.Count + _batches.Values.Sum(batch => batch.Length), snapshot.InWork);
            Assert.Equal(snapshot.Put, snapshot.Got + snapshot.Dropped + snapshot.Queued);
            Assert.Equal(snapshot.Got, snapshot.Done + snapshot.InWork);
            Assert.Equal(_getting.Count, snapshot.Getters.Length);
            Assert.Equal(_putting.Count, snapshot.Putters.Length);
            Assert.True(_getting.Count <= MaxWaiters && _putting.Count <= MaxWaiters, "No more wait than may.");
            Assert.True(_queued.Count >= snapshot.Capacity || _putting.Count == 0, "Nobody waits for room that is there.");
            Assert.True(_line.Count == 0 || _queued.Count < Math.Min(_line[0].Min, snapshot.Capacity), "Nobody waits for what is there.");
            Assert.Distinct(_queued.Keys.Concat(_batches.Values.SelectMany(batch => batch)).Concat(_dropped).Concat(_done).Concat(_accepted).Concat(_delivered.Values.Select(delivery => delivery.Item)));
        }

        private WorkQueueSnapshot Look()
        {
            var replies = new List<(RequestId To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), default, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }

        private static RequestId? Some<TValue>(Dictionary<RequestId, TValue> from, int number) =>
            from.Count == 0 ? null : from.Keys.ElementAt(number % from.Count);
    }
}
