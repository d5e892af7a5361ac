using CsCheck;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// Whatever is asked of it, in whatever order: no lock has two holders, every lease that was granted is held or came back, every request is
/// answered once, somebody can always go on, and those who hold nothing are served in order.
/// </summary>
public sealed class LockSetStatePropertyTests
{
    private static readonly string[] Alphabet = ["a", "b", "c", "d", "e"];
    private static readonly Gen<(int Kind, int Number, string[] Names)> Command =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 11], Gen.OneOf(Alphabet).Array[0, 3]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_promises_hold_after_every_command(bool ordered) => Command.Array[0, 120].Sample(
        commands =>
        {
            var history = new History(ordered);
            foreach (var (kind, number, names) in commands) history.Do(kind, number, names);
            history.GiveEverythingBack();
        },
        iter: 300);

    /// <summary>Each participant takes more and more without a session, upwards, and then gives all of it back.</summary>
    [Fact]
    public void Who_nests_upwards_comes_to_its_end_though_the_set_does_not_know_that_it_nests()
    {
        for (var seed = 0; seed < 500; seed++) Climb(new Random(seed));
    }

    private static void Climb(Random random)
    {
        var state = new LockSetState<RequestId>(new LockSetSettings());
        var replies = new List<(RequestId To, IReply Reply)>();
        var climbers = Enumerable.Range(0, 5).Select(_ => new Queue<string[]>(Alphabet.Where(_ => random.Next(2) == 0).Chunk(random.Next(1, 4)))).ToArray();
        var held = climbers.Select(_ => new List<RequestId>()).ToArray();
        var (waiting, number) = (new HashSet<int>(), 0L);
        var whose = new Dictionary<RequestId, int>();

        void Send(ICommand command)
        {
            state.Apply(command, default, TimeSpan.Zero, replies);
            foreach (var granted in replies.Select(reply => reply.Reply).OfType<Granted>())
            {
                held[whose[granted.Id]].Add(granted.Id);
                waiting.Remove(whose[granted.Id]);
            }

            replies.Clear();
        }

        int[] Able() => [.. Enumerable.Range(0, climbers.Length).Where(n => !waiting.Contains(n) && (climbers[n].Count > 0 || held[n].Count > 0))];

        while (Able() is { Length: > 0 } able)
        {
            var mover = random.GetItems(able, 1)[0];
            if (climbers[mover].TryDequeue(out var names))
            {
                var id = new RequestId(1, ++number);
                whose.Add(id, mover);
                waiting.Add(mover);
                Send(new Acquire(id, [.. names]));
                continue;
            }

            foreach (var id in held[mover].ToArray()) Send(new Return(id));
            held[mover].Clear();
        }

        Assert.Empty(waiting);
    }

    private sealed class History
    {
        private static readonly RequestId[] Sessions = [new(2, 0), new(2, 1), new(2, 2), new(2, 3)];
        private readonly LockSetState<RequestId> _state;
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly List<Acquire> _waiting = [];
        private readonly Dictionary<RequestId, Acquire> _held = [];
        private long _lastToken;
        private long _next;

        public History(bool ordered)
        {
            _state = new(new LockSetSettings { Ordered = ordered });
            foreach (var session in Sessions) Send(new OpenSession(session, "label"));
        }

        public void Do(int kind, int number, string[] names)
        {
            switch (kind)
            {
                case 0:
                    Ask(new Acquire(Next(), [.. names]));
                    break;
                case 1 or 2 or 3:
                    Ask(new Acquire(Next(), [.. names], Wait: kind != 3, Session: Sessions[number % Sessions.Length]));
                    break;
                case 4 or 5 when _held.Count > 0:
                    var back = _held.Keys.ElementAt(number % _held.Count);
                    _held.Remove(back);
                    Send(new Return(back));
                    break;
                case 6 when _waiting.Count > 0:
                    var early = _waiting[number % _waiting.Count];
                    _waiting.Remove(early);
                    Send(new Withdraw(early.Id));
                    break;
                case 7:
                    var session = Sessions[number % Sessions.Length];
                    foreach (var lease in _held.Values.Where(lease => lease.Session == session).ToArray()) _held.Remove(lease.Id);
                    Send(new CloseSession(Next(), session));
                    Send(new OpenSession(session, "label"));
                    break;
            }
        }

        // Nobody can be stuck: whoever holds gives back, and then everybody has been served.
        public void GiveEverythingBack()
        {
            while (_held.Count > 0)
            {
                var id = _held.Keys.First();
                _held.Remove(id);
                Send(new Return(id));
            }

            Assert.Empty(_waiting);
            Assert.Empty(Look().Holders);
        }

        private RequestId Next() => new(1, ++_next);

        private void Ask(Acquire acquire)
        {
            _waiting.Add(acquire);
            Send(acquire);
            if (!acquire.Wait) Assert.DoesNotContain(acquire, _waiting);
        }

        private void Send(ICommand command)
        {
            _state.Apply(command, command is Acquire acquire ? acquire.Id : new(4, 4), TimeSpan.Zero, _replies);
            foreach (var (to, reply) in _replies)
                if (reply is Granted or Refused or Deadlocked) Decide(to, reply);
            _replies.Clear();
            AssertAgrees(Look());
        }

        private void Decide(RequestId to, IReply reply)
        {
            Assert.Equal(reply.Id, to);
            var acquire = Assert.Single(_waiting, waiting => waiting.Id == reply.Id);
            if (reply is Granted granted)
            {
                AssertOvertakesNobody(acquire);
                Assert.Equal(acquire.Names.Distinct().Order(), granted.Names);
                Assert.True(granted.FencingToken > _lastToken);
                _lastToken = granted.FencingToken;
                _held.Add(acquire.Id, acquire);
            }

            _waiting.Remove(acquire);
        }

        private void AssertOvertakesNobody(Acquire granted)
        {
            if (HoldsSomething(granted)) return;
            // Those who hold something and wait go first wherever they stand: what may be reserved for them, nobody else can have.
            var wanted = _held.Values.Concat(_waiting.Where(HoldsSomething)).SelectMany(lease => lease.Names).ToHashSet();
            foreach (var ahead in _waiting.TakeWhile(waiting => waiting != granted))
            {
                Assert.Empty(Reserved(ahead.Names.Distinct().Order(), wanted).Intersect(granted.Names));
                wanted.UnionWith(ahead.Names);
            }
        }

        // At the least: what somebody further ahead wants may be reserved for this one, too.
        private static IEnumerable<string> Reserved(IEnumerable<string> names, HashSet<string> wanted)
        {
            foreach (var name in names)
            {
                yield return name;
                if (wanted.Contains(name)) yield break;
            }
        }

        private void AssertAgrees(LockSetSnapshot snapshot)
        {
            Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed + snapshot.Holders.Length);
            Assert.Equal(
                _held.Values.Select(lease => string.Concat(lease.Names.Distinct().Order())).Order(),
                snapshot.Holders.Select(holder => string.Concat(holder.Names)).Order());
            Assert.Distinct(snapshot.Holders.SelectMany(holder => holder.Names));
            Assert.Equal(_waiting.Count, snapshot.Waiters.Length);
            AssertSomebodyCanGoOn();
        }

        // Of those who hold something, not all may wait: from any of them the chain of waits ends at one who does not.
        private void AssertSomebodyCanGoOn()
        {
            var holders = _held.Values.Select(Participant).ToHashSet();
            if (holders.Count == 0) Assert.Empty(_waiting);
            else Assert.Contains(holders, holder => _waiting.All(waiting => Participant(waiting) != holder));
        }

        private bool HoldsSomething(Acquire asker) => asker.Session is not null && _held.Values.Any(lease => lease.Session == asker.Session);

        private static RequestId Participant(Acquire acquire) => acquire.Session ?? acquire.Id;

        private LockSetSnapshot Look()
        {
            var replies = new List<(RequestId To, IReply Reply)>();
            _state.Apply(new GetSnapshot(default), default, TimeSpan.Zero, replies);
            return ((Snapshot)replies.Single().Reply).State;
        }
    }
}
