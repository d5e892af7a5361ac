using CsCheck;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Whatever is asked of it, in whatever order: the ledger holds, every request is answered once, and waiters enter in order.</summary>
public sealed class SemaphoreStatePropertyTests
{
    private const int Initial = 3;
    private const int Maximum = 6;

    private static readonly Gen<(int Kind, int Number, int Permits)> Command = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 11], Gen.Int[1, 4]);

    [Fact]
    public void The_promises_hold_after_every_command() => Command.Array[0, 120].Sample(
        commands =>
        {
            var history = new History();
            foreach (var (kind, number, permits) in commands) history.Do(kind, number, permits);
            history.GiveEverythingBack();
        },
        iter: 300);

    private sealed class History
    {
        private static readonly RequestId[] Sessions = [new(2, 0), new(2, 1)];
        private readonly SemaphoreState<RequestId> _state = new(new SemaphoreSettings { Initial = Initial, Maximum = Maximum });
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly List<Acquire> _waiting = [];
        private readonly Dictionary<RequestId, int> _held = [];
        private readonly Dictionary<RequestId, Acquire> _asked = [];
        private long _lastToken;
        private long _next;

        public History()
        {
            foreach (var session in Sessions) Send(new OpenSession(session, "label"));
        }

        public void Do(int kind, int number, int permits)
        {
            var id = _asked.Keys.ElementAtOrDefault(_asked.Count == 0 ? 0 : number % _asked.Count);
            switch (kind)
            {
                case 0 or 1 or 2:
                    Ask(new Acquire(new(1, ++_next), permits, Wait: kind != 2, Session: kind == 1 ? Sessions[number % 2] : null));
                    break;
                case 3:
                    if (_held.Remove(id)) _asked.Remove(id);
                    Send(new Return(id));
                    break;
                case 4:
                    Forget(acquire => acquire.Id == id);
                    Send(new Withdraw(id));
                    break;
                case 5:
                    Send(new Release(new(3, ++_next), permits));
                    break;
                case 6:
                    Send(new Drain(new(3, ++_next)));
                    break;
                default:
                    Forget(acquire => acquire.Session == Sessions[number % 2]);
                    Send(new CloseSession(new(3, ++_next), Sessions[number % 2]));
                    Send(new OpenSession(Sessions[number % 2], "label"));
                    break;
            }
        }

        public void GiveEverythingBack()
        {
            while (_held.Count > 0)
            {
                var id = _held.Keys.First();
                _held.Remove(id);
                Send(new Return(id));
            }

            var snapshot = Look();
            Assert.Equal(Initial + snapshot.Released - snapshot.Drained, snapshot.Available);
        }

        private void Ask(Acquire acquire)
        {
            _asked.Add(acquire.Id, acquire);
            _waiting.Add(acquire);
            Send(acquire);
            if (!acquire.Wait) Assert.DoesNotContain(acquire, _waiting);
        }

        private void Forget(Func<Acquire, bool> which)
        {
            foreach (var acquire in _asked.Values.Where(which).ToArray())
            {
                _asked.Remove(acquire.Id);
                _held.Remove(acquire.Id);
                _waiting.Remove(acquire);
            }
        }

        private void Send(ICommand command)
        {
            _state.Apply(command, command is Acquire acquire ? acquire.Id : new(4, 4), TimeSpan.Zero, _replies);
            foreach (var (to, reply) in _replies)
                if (reply is Granted or Refused && _asked.ContainsKey(reply.Id)) Decide(to, reply);
            _replies.Clear();
            AssertAgrees(Look());
        }

        private void Decide(RequestId to, IReply reply)
        {
            Assert.Equal(reply.Id, to);
            var acquire = Assert.Single(_waiting, waiting => waiting.Id == reply.Id);
            if (reply is Granted granted)
            {
                Assert.Equal(_waiting[0], acquire);
                Assert.Equal(acquire.Permits, granted.Permits);
                Assert.True(granted.FencingToken > _lastToken);
                _lastToken = granted.FencingToken;
                _held.Add(acquire.Id, acquire.Permits);
            }
            else
            {
                _asked.Remove(acquire.Id);
            }

            _waiting.Remove(acquire);
        }

        private void AssertAgrees(SemaphoreSnapshot snapshot)
        {
            Assert.Equal(_held.Values.Sum(), snapshot.Held);
            Assert.Equal(_waiting.Select(acquire => acquire.Permits), snapshot.Waiters.Select(waiter => waiter.Permits));
            Assert.Equal(snapshot.Initial + snapshot.Released - snapshot.Drained, snapshot.Available + snapshot.Held);
            Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed + snapshot.Held);
            Assert.InRange(snapshot.Available + snapshot.Held, 0, Maximum);
            Assert.True(_waiting.Count == 0 || _waiting[0].Permits > snapshot.Available);
        }

        private SemaphoreSnapshot Look()
        {
            var replies = new List<(RequestId To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), default, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }
}
