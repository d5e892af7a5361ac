using CsCheck;
using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Whatever is asked of it, in whatever order: whoever writes is alone, every request is answered once, and the line moves in order.</summary>
public sealed class LockStatePropertyTests
{
    private static readonly Gen<(int Kind, int Number, int Mode)> Command = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 11], Gen.Int[0, 2]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_promises_hold_after_every_command(bool reentrant) => Command.Array[0, 120].Sample(
        commands =>
        {
            var history = new History(reentrant);
            foreach (var (kind, number, mode) in commands) history.Do(kind, number, (LockMode)mode);
            history.GiveEverythingBack();
        },
        iter: 300);

    private sealed class History
    {
        private static readonly RequestId[] Sessions = [new(2, 0), new(2, 1)];
        private readonly LockState<RequestId> _state;
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly List<(RequestId Id, LockMode Mode, string Owner)> _line = [];
        private readonly Dictionary<RequestId, (LockMode Mode, string Owner)> _held = [];
        private readonly HashSet<RequestId> _asked = [];
        private long _lastToken;
        private long _next;

        public History(bool reentrant)
        {
            _state = new(new LockSettings { Reentrant = reentrant });
            foreach (var session in Sessions) Send(new OpenSession(session, $"{session.Number}"));
        }

        public void Do(int kind, int number, LockMode mode)
        {
            var session = Sessions[number % 2];
            var held = _held.Keys.ElementAtOrDefault(_held.Count == 0 ? 0 : number % _held.Count);
            var asked = _asked.ElementAtOrDefault(_asked.Count == 0 ? 0 : number % _asked.Count);
            switch (kind)
            {
                case 0 or 1 or 2:
                    Ask(id => new Acquire(id, mode, Wait: kind != 2), mode, owner: null);
                    break;
                case 3 or 4:
                    Ask(id => new Acquire(id, mode, Session: session), mode, $"{session.Number}");
                    break;
                case 5:
                    if (_held.TryGetValue(held, out var base_)) Ask(id => new Upgrade(id, held), LockMode.Write, base_.Owner);
                    break;
                case 6 or 7:
                    _held.Remove(held);
                    Send(new Return(held));
                    break;
                case 8:
                    _held.Remove(asked);
                    _line.RemoveAll(waiting => waiting.Id == asked);
                    _asked.Remove(asked);
                    Send(new Withdraw(asked));
                    break;
                default:
                    foreach (var id in _held.Where(hold => hold.Value.Owner == $"{session.Number}").Select(hold => hold.Key).ToArray()) _held.Remove(id);
                    Send(new CloseSession(new(3, ++_next), session));
                    Send(new OpenSession(session, $"{session.Number}"));
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

            Assert.Empty(_line);
            Assert.Equal((0, 0), (_state.Holds, _state.Waiting));
        }

        // Without an owner's name, each request is its own.
        private void Ask(Func<RequestId, ICommand> command, LockMode mode, string? owner)
        {
            var id = new RequestId(1, ++_next);
            _asked.Add(id);
            _line.Add((id, mode, owner ?? $"nobody {id.Number}"));
            Send(command(id));
        }

        private void Send(ICommand command)
        {
            _state.Apply(command, new(4, 4), TimeSpan.Zero, _replies);
            foreach (var (_, reply) in _replies)
                if (reply is Granted or Refused && _asked.Contains(reply.Id)) Decide(reply);
            _replies.Clear();
            AssertAgrees(Look());
        }

        private void Decide(IReply reply)
        {
            var (id, mode, owner) = Assert.Single(_line, waiting => waiting.Id == reply.Id);
            if (reply is Granted granted)
            {
                Assert.Equal(mode, granted.Mode);
                Assert.True(granted.FencingToken > _lastToken);
                _lastToken = granted.FencingToken;
                // Only an owner who holds it already goes before the line.
                Assert.True(_line[0].Id == id || _held.Values.Any(hold => hold.Owner == owner), $"{id} overtakes {_line[0]}.");
                _held.Add(id, (mode, owner));
            }

            _line.RemoveAll(waiting => waiting.Id == id);
        }

        private void AssertAgrees(LockSnapshot snapshot)
        {
            Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed + snapshot.Holders.Length);
            Assert.Equal(_held.Values.Select(hold => hold.Mode).Order(), snapshot.Holders.Select(holder => holder.Mode).Order());
            Assert.Equal(_line.Count, snapshot.Waiters.Length);
            foreach (var writer in _held.Values.Where(hold => hold.Mode == LockMode.Write))
                Assert.All(_held.Values, hold => Assert.Equal(writer.Owner, hold.Owner));
            Assert.InRange(_held.Values.Where(hold => hold.Mode == LockMode.Upgradeable).Select(hold => hold.Owner).Distinct().Count(), 0, 1);
            Assert.False(_held.Count == 0 && _line.Count > 0, "Somebody waits for a lock that is free.");
        }

        private LockSnapshot Look()
        {
            var replies = new List<(RequestId To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), default, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }
}
