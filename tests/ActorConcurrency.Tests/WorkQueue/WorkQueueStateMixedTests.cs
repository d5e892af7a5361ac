using CsCheck;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Requests by message, steps without one and operations that wait, all on one state: no item is lost, none is doubled.</summary>
public sealed class WorkQueueStateMixedTests
{
    private static readonly Gen<(int Kind, int Number)> Command = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 11]);

    [Theory]
    [InlineData(WorkQueueOrder.Fifo, WorkQueueOverflow.Wait)]
    [InlineData(WorkQueueOrder.Lifo, WorkQueueOverflow.Wait)]
    [InlineData(WorkQueueOrder.Priority, WorkQueueOverflow.DropLast)]
    public void The_books_balance_after_every_step(WorkQueueOrder order, WorkQueueOverflow overflow) => Command.Array[0, 120].Sample(
        commands =>
        {
            var world = new World(new WorkQueueSettings { Capacity = 3, Order = order, Overflow = overflow });
            foreach (var (kind, number) in commands) world.Do(kind, number);
            world.End();
        },
        iter: 200);

    private sealed class World
    {
        private static readonly RequestId Session = new(2, 2);
        private readonly WorkQueueState<long, RequestId> _state;
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly Dictionary<long, StandIn> _putting = [];
        private readonly List<(StandIn Operation, ItemSlot<long> Slot)> _getting = [];
        private readonly List<WorkQueueLease<long>> _lent = [];
        private readonly HashSet<long> _in = [];
        private readonly List<long> _out = [];
        private long _next;

        public World(WorkQueueSettings settings)
        {
            _state = new(settings, item => _out.Add(item), StandIn.Serve);
            Send(new OpenSession(Session, "session"));
        }

        public void Do(int kind, int number)
        {
            switch (kind)
            {
                case 0 or 1:
                    if (_state.TryPut(++_next, number, _replies)) _in.Add(_next);
                    break;
                case 2 or 3:
                    var put = _putting[++_next] = new StandIn();
                    _state.PutOrWait(put, _next, number, wait: kind == 2, TimeSpan.Zero, _replies);
                    break;
                case 4 or 5:
                    Send(new Put<long>(new(1, ++_next), _next, number, Wait: kind == 4));
                    break;
                case 6 or 7:
                    if (_state.TryTake(out var item, _replies)) _out.Add(item);
                    break;
                case 8 or 9:
                    var get = (Operation: new StandIn(), Slot: new ItemSlot<long>());
                    _getting.Add(get);
                    _state.TakeOrWait(get.Operation, get.Slot, wait: kind == 8, TimeSpan.Zero, _replies);
                    break;
                case 10:
                    Send(new Get(new(1, ++_next), Wait: number % 2 == 0));
                    break;
                case 11 or 12:
                    if (_state.TryLend(Session, TimeSpan.Zero, out _, _replies) is { } lease) _lent.Add(lease);
                    break;
                case 13:
                    if (_lent.Count > 0) EndLent(number);
                    break;
                case 14:
                    _state.TryDone(_replies);
                    break;
                default:
                    GiveUp([.. _putting.Values, .. _getting.Select(getting => getting.Operation)], number);
                    break;
            }

            Hear();
        }

        // Whatever is left comes out; then each item that went in came out once.
        public void End()
        {
            while (_lent.Count > 0) EndLent(0);
            foreach (var putting in _putting.Values) Withdraw(putting);
            while (_state.TryTake(out var item, _replies))
            {
                _out.Add(item);
                Hear();
            }

            Hear();
            Assert.Equal(_in.Order(), _out.Order());
        }

        // Ended twice: the second time changes nothing.
        private void EndLent(int number)
        {
            var lease = _lent[number % _lent.Count];
            var (version, item) = (lease.Version, Look().Put);
            _lent.Remove(lease);
            _state.End(version, isDone: false, TimeSpan.Zero, _replies);
            _state.End(version, isDone: true, TimeSpan.Zero, _replies);
            Assert.Equal(item, Look().Put);
        }

        // Some are taken out of the state at once, others are found there later by whoever would serve them.
        private void GiveUp(StandIn[] all, int number)
        {
            if (all.Length == 0) return;
            var one = all[number % all.Length];
            if (number % 2 == 0) Withdraw(one);
            else one.TryGiveUp();
        }

        private void Withdraw(StandIn one)
        {
            if (one.TryGiveUp() && one.Node is { } place) _state.Forget(place);
        }

        private void Send(ICommand command)
        {
            _state.Apply(command, default, TimeSpan.Zero, _replies);
            Hear();
        }

        private void Hear()
        {
            foreach (var (item, put) in _putting)
                if (put.Answer is Accepted) _in.Add(item);
            foreach (var (operation, slot) in _getting.Where(getting => getting.Operation.Answer is ItemSlot<long>)) _out.Add(slot.Take());
            _getting.RemoveAll(getting => getting.Operation.Answer is not null);
            var replies = _replies.ToArray();
            _replies.Clear();
            foreach (var (_, reply) in replies)
            {
                if (reply is Accepted accepted) _in.Add(accepted.Id.Number);
                if (reply is not Delivered<long> delivered) continue;
                _out.Add(delivered.Item);
                _state.Apply(new Accept(reply.Id), default, TimeSpan.Zero, _replies);
            }

            AssertAgrees(Look());
        }

        private void AssertAgrees(WorkQueueSnapshot seen)
        {
            Assert.Equal(seen.Put, seen.Got + seen.Dropped + seen.Queued);
            Assert.Equal(seen.Got, seen.Done + seen.InWork);
            Assert.Equal(_in.Count, seen.Put);
            Assert.Distinct(_out);
            Assert.Equal(_out.Count + _lent.Count, seen.Got + seen.Dropped);
        }

        private WorkQueueSnapshot Look()
        {
            var replies = new List<(RequestId To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), default, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }
}
