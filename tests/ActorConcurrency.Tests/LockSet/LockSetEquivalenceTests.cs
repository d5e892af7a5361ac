using CsCheck;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// The queue's indexes change what a step costs, and nothing else: whatever is asked, the answers, their order and the snapshots are those
/// of <see cref="NaiveLockSet"/>. That goes for what handles take and give back without a message, too: it is as if they had sent one.
/// </summary>
public sealed partial class LockSetEquivalenceTests
{
    private static readonly Gen<(int Kind, int Who, int Names)> Command = Gen.Select(Gen.Int[0, 27], Gen.Int[0, 999], Gen.Int[0, 63]);
    private static readonly Gen<(int Names, int Sessions, (int Kind, int Who, int Names)[] Commands)> Anything =
        Gen.Select(Gen.Int[3, 6], Gen.Int[2, 12], Command.Array[0, 150]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_answer_is_the_one_that_a_walk_over_all_waiters_gives(bool ordered)
    {
        var direct = 0;
        Anything.Sample(
            given =>
            {
                var history = new History(ordered, given.Names, given.Sessions);
                foreach (var (kind, who, names) in given.Commands) history.Do(kind, who, names);
                history.GiveEverythingBack();
                Interlocked.Add(ref direct, history.TakenDirectly);
            },
            iter: 1_500);
        Assert.InRange(direct, 1_500, int.MaxValue);
    }

    private sealed partial class History
    {
        private const int MostWaiters = 60;
        private readonly NaiveLockSet _naive;
        private readonly LockSetState<RequestId> _state;
        private readonly List<IReply> _expected = [];
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly Dictionary<RequestId, Acquire> _waiting = [];
        private readonly Dictionary<RequestId, Acquire> _held = [];
        private readonly Dictionary<RequestId, Acquire> _asked = [];
        private readonly RequestId[] _sessions;
        private readonly int _names;
        private TimeSpan _now;
        private long _next;

        public History(bool ordered, int names, int sessions)
        {
            _naive = new(ordered);
            _state = new(new LockSetSettings { Ordered = ordered });
            _names = names;
            _sessions = [.. Enumerable.Range(0, sessions).Select(n => new RequestId(2, n))];
            foreach (var session in _sessions) Send(new OpenSession(session, $"s{session.Number}"));
        }

        public void Do(int kind, int who, int names)
        {
            var session = _sessions[who % _sessions.Length];
            switch (kind)
            {
                case <= 12 when _waiting.Count < MostWaiters:
                    Ask(kind, who, names, session);
                    break;
                case <= 15:
                    GiveBack(Pick(_held, who));
                    break;
                case <= 18:
                    Send(new Withdraw(who % 5 == 0 ? Pick(_asked, who) : Pick(_waiting, who)));
                    break;
                case >= 22 when _waiting.Count < MostWaiters:
                    AskInFlow(kind, who, Wanted(names));
                    break;
                case 19:
                    Send(new CloseSession(Next(), session));
                    if (who % 2 == 0) Send(new OpenSession(session, "again"));
                    break;
                case 20:
                    CloseAll([.. _sessions.Where((_, n) => (names >> (n % 6) & 1) != 0)]);
                    break;
                default:
                    if (_waiting.Count > 0) Send(_waiting[Pick(_waiting, who)]);
                    break;
            }
        }

        public void GiveEverythingBack()
        {
            while (_held.Count > 0) GiveBack(_held.Keys.First());
            Assert.Empty(_waiting);
        }

        private void Ask(int kind, int who, int names, RequestId session)
        {
            var inSession = kind is >= 4 and <= 9;
            RequestId[] holding = kind is >= 9 and <= 11 ? [Pick(_held, who), Pick(_held, who / 7), Pick(_waiting, who)] : [];
            Send(new Acquire(Next(), [.. Wanted(names)], Wait: who % 9 != 0, inSession ? session : null, [.. holding], who % 4 == 0 ? Pick(_asked, who / 4) : null));
        }

        private string[] Wanted(int names) => [.. Enumerable.Range(0, _names).Where(n => (names >> n & 1) != 0).Select(n => $"{(char)('f' - n)}")];

        private RequestId Next() => new(1, ++_next);

        private static RequestId Pick(Dictionary<RequestId, Acquire> from, int who) => from.Count == 0 ? new(9, 9) : from.Keys.ElementAt(who % from.Count);

        private void Send(ICommand command)
        {
            if (command is Acquire asked && _asked.TryAdd(asked.Id, asked)) _waiting.Add(asked.Id, asked);
            if (command is CloseSession close) ForgetSession(close.Session);
            if (command is Return back) Forget(back.Id);
            if (command is Withdraw early && !_waiting.Remove(early.Id)) Forget(early.Id);
            _naive.Apply(command, _now, _expected);
            _state.Apply(command, command is Acquire acquire ? acquire.Id : default, _now, _replies);
            Compare();
        }

        private void CloseAll(RequestId[] sessions)
        {
            foreach (var session in sessions) ForgetSession(session);
            _naive.CloseAll(sessions, _now, _expected);
            _state.CloseAll(sessions, _now, _replies);
            Compare();
            foreach (var session in sessions) Send(new OpenSession(session, "anew"));
        }

        private void Forget(RequestId id)
        {
            _held.Remove(id);
            LeavePlace(id);
        }

        private void ForgetSession(RequestId session)
        {
            foreach (var lease in _held.Values.Where(lease => lease.Session == session).ToArray()) _held.Remove(lease.Id);
        }

        private void Compare()
        {
            Assert.Equal(_expected, _replies.Select(reply => reply.Reply));
            foreach (var (to, reply) in _replies) Learn(to, reply);
            _expected.Clear();
            _replies.Clear();
            _state.Coarse = _now += TimeSpan.FromSeconds(1);
            _naive.Apply(new GetSnapshot(default), _now, _expected);
            _state.Apply(new GetSnapshot(default), default, _now, _replies);
            Assert.Equal(_expected, _replies.Select(reply => reply.Reply));
            _expected.Clear();
            _replies.Clear();
        }

        private void Learn(RequestId to, IReply reply)
        {
            if (!_waiting.Remove(reply.Id, out var acquire)) return;
            Assert.Equal(acquire.Id, to);
            if (reply is Granted) _held.Add(acquire.Id, acquire);
            else LeavePlace(acquire.Id);
        }
    }
}
