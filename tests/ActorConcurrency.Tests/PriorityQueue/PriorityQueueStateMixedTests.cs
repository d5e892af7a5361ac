using CsCheck;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Requests by message, steps without one and operations that wait, all on one state: no item is lost, none is doubled.</summary>
public sealed class PriorityQueueStateMixedTests
{
    private static readonly Gen<(int Kind, int Number)> Command = Gen.Select(Gen.Int[0, 13], Gen.Int[0, 11]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_books_balance_after_every_step(bool ageing) => Command.Array[0, 120].Sample(
        commands =>
        {
            var world = new World(new PriorityQueueSettings { Capacity = 3, Ageing = ageing ? TimeSpan.FromSeconds(2) : null });
            foreach (var (kind, number) in commands) world.Do(kind, number);
            world.End();
        },
        iter: 300);

    private sealed class World(PriorityQueueSettings settings)
    {
        private readonly PriorityQueueState<long, RequestId> _state = new(settings, StandIn.Serve);
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly Dictionary<long, (StandIn Operation, PriorityTicketSlot Slot)> _putting = [];
        private readonly List<(StandIn Operation, ItemSlot<long> Slot)> _getting = [];
        private readonly Dictionary<long, PriorityTicket> _in = [];
        private readonly List<long> _out = [];
        private long _next;

        private TimeSpan Now => TimeSpan.FromSeconds(_next);

        public void Do(int kind, int number)
        {
            switch (kind)
            {
                case 0 or 1:
                    if (_state.TryPut(++_next, number, Now, out var ticket, _replies)) _in.Add(_next, ticket);
                    break;
                case 2 or 3:
                    var put = _putting[++_next] = (new StandIn(), new PriorityTicketSlot());
                    _state.PutOrWait(put.Operation, put.Slot, _next, number, wait: kind == 2, Now, _replies);
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
                    _state.TakeOrWait(get.Operation, get.Slot, wait: kind == 8, Now, _replies);
                    break;
                case 10:
                    Send(new Get(new(1, ++_next), Wait: number % 2 == 0));
                    break;
                case 11 or 12:
                    if (_in.Count > 0) Change(_in.ElementAt(number % _in.Count), number, remove: kind == 12);
                    break;
                default:
                    GiveUp([.. _putting.Values.Select(putting => putting.Operation), .. _getting.Select(getting => getting.Operation)], number);
                    break;
            }

            Hear();
        }

        // Whatever is left comes out; then each item that went in came out once.
        public void End()
        {
            foreach (var (operation, _) in _putting.Values) Withdraw(operation);
            while (_state.TryTake(out var item, _replies))
            {
                _out.Add(item);
                Hear();
            }

            Assert.Equal(_in.Keys.Order(), _out.Order());
        }

        private void Change(KeyValuePair<long, PriorityTicket> item, int priority, bool remove)
        {
            ICommand change = remove ? new Remove(new(3, 3), item.Value) : new Reprioritize(new(3, 3), item.Value, priority);
            _state.Apply(change, default, Now, _replies);
            var isFound = Assert.IsType<Answered>(_replies[0].Reply).Found;
            Assert.Equal(!_out.Contains(item.Key), isFound);
            if (remove && isFound) _out.Add(item.Key);
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
            _state.Apply(command, default, Now, _replies);
            Hear();
        }

        private void Hear()
        {
            foreach (var (item, put) in _putting)
                if (put.Operation.Answer is PriorityTicketSlot slot) _in.TryAdd(item, new PriorityTicket(slot.Number));
            foreach (var (_, slot) in _getting.Where(getting => getting.Operation.Answer is ItemSlot<long>)) _out.Add(slot.Take());
            _getting.RemoveAll(getting => getting.Operation.Answer is not null);
            var replies = _replies.ToArray();
            _replies.Clear();
            foreach (var (_, reply) in replies)
            {
                if (reply is Accepted accepted) _in.Add(accepted.Id.Number, accepted.Ticket);
                if (reply is not Delivered<long> delivered) continue;
                _out.Add(delivered.Item);
                _state.Apply(new Accept(reply.Id), default, Now, _replies);
            }

            AssertAgrees();
        }

        private void AssertAgrees()
        {
            var replies = new List<(RequestId To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), default, Now, replies);
            var seen = ((Snapshot)replies.Single().Reply).State;
            Assert.Equal(seen.Put, seen.Got + seen.Removed + seen.Queued);
            Assert.Equal((_in.Count, _out.Count), ((int)seen.Put, (int)(seen.Got + seen.Removed)));
            Assert.Distinct(_out);
        }
    }
}
