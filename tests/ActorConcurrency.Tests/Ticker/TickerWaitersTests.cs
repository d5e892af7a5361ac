using CsCheck;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Waits for ticks soon and late: a tick is told to those it is for, as if all had been walked over.</summary>
public sealed class TickerWaitersTests
{
    private static readonly Gen<(int Kind, int Number)> Command = Gen.Select(Gen.Int[0, 5], Gen.Int[-2, 12]);

    [Fact]
    public void Every_tick_is_told_to_those_it_is_for_in_their_order() => Command.Array[0, 200].Sample(
        commands =>
        {
            var history = new History();
            foreach (var (kind, number) in commands) history.Do(kind, number);
        },
        iter: 300);

    private sealed class History
    {
        private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
        private readonly TickerState<string> _state = new(new TickerSettings { Period = Period }, TimeSpan.Zero);
        private readonly List<(string To, IReply Reply)> _replies = [];
        private readonly List<(RequestId Id, long After)> _waiting = [];
        private long _ticks;
        private long _last;

        public void Do(int kind, int number)
        {
            if (kind == 0) Tick();
            else if (kind == 1) Withdraw(new RequestId(7, _last - number));
            else Wait(new RequestId(7, ++_last), after: kind == 2 ? null : _ticks + number);
        }

        private void Tick()
        {
            _state.Tick(++_ticks * Period, _replies);
            AssertTold([.. _waiting.Where(waiter => waiter.After < _ticks).Select(waiter => waiter.Id)]);
            _waiting.RemoveAll(waiter => waiter.After < _ticks);
        }

        private void Withdraw(RequestId id)
        {
            _state.Apply(new Withdraw(id), "", TimeSpan.Zero, _replies);
            AssertTold();
            _waiting.RemoveAll(waiter => waiter.Id == id);
        }

        private void Wait(RequestId id, long? after)
        {
            _state.Apply(new Wait(id, after), $"{id.Number}", TimeSpan.Zero, _replies);
            var isThere = _ticks > 0 && after < _ticks;
            AssertTold(isThere ? [id] : []);
            if (!isThere) _waiting.Add((id, after ?? _ticks));
        }

        private void AssertTold(params RequestId[] expected)
        {
            Assert.Equal(expected, _replies.Select(answer => answer.Reply.Id));
            foreach (var (to, reply) in _replies) Assert.Equal((reply.Id.Number, _ticks), (long.Parse(to), ((Ticked)reply).Tick.Number));
            _replies.Clear();
        }
    }
}
