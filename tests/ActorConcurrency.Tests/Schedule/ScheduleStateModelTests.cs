using CsCheck;
using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Whatever is entered, cancelled, moved and due, in whatever order: everything runs once or is cancelled, and in the order that is promised.</summary>
public sealed class ScheduleStateModelTests
{
    private static readonly Gen<(int Kind, int Number, int Seconds, int Priority)> Command =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 11], Gen.Int[0, 4], Gen.Int[-1, 1]);

    [Fact]
    public void It_does_what_a_plain_list_would() => Command.Array[0, 100].Sample(
        commands =>
        {
            var history = new History();
            foreach (var (kind, number, seconds, priority) in commands) history.Do(kind, number, TimeSpan.FromSeconds(seconds), priority);
            history.Pass(TimeSpan.FromSeconds(10));
        },
        iter: 500);

    private sealed class History
    {
        private readonly ScheduleState<string> _state = new(maxRunning: 1, _ => "receiver") { WallClock = TimeSpan.FromDays(1) };
        private readonly List<(string To, IReply Reply)> _replies = [];
        private readonly List<(RequestId Id, TimeSpan Due, int Priority, long Order)> _model = [];
        private TimeSpan _now;
        private long _order;

        public void Do(int kind, int number, TimeSpan by, int priority)
        {
            var id = _model.Count == 0 ? new RequestId(1, -1) : _model[number % _model.Count].Id;
            switch (kind)
            {
                case 0 or 1 or 2:
                    var entered = new RequestId(1, ++_order);
                    DateTimeOffset? at = kind == 2 ? new DateTimeOffset((_state.WallClock + _now + by).Ticks, TimeSpan.Zero) : null;
                    Send(new Enter(entered, by, at, new(priority)));
                    _model.Add((entered, _now + by, priority, _order));
                    break;
                case 3:
                    Assert.Equal(_model.Count > 0, WasPending(new Cancel(new(2, 0), id)));
                    _model.RemoveAll(entry => entry.Id == id);
                    break;
                case 4:
                    Assert.Equal(_model.Count > 0, WasPending(new ScheduleProtocol.Move(new(2, 0), id, by)));
                    var at4 = _model.FindIndex(entry => entry.Id == id);
                    if (at4 >= 0) _model[at4] = _model[at4] with { Due = _now + by, Order = ++_order };
                    break;
                default:
                    Pass(by);
                    break;
            }

            Look();
        }

        // Each is told, and runs to its end, before the next.
        public void Pass(TimeSpan by)
        {
            _now += by;
            foreach (var expected in Ordered().Where(entry => entry.Due <= _now).ToList())
            {
                _replies.Clear();
                _state.RunDue(_now, _replies);
                var news = (Outbox.News)Assert.Single(_replies).Reply;
                Assert.Equal(new Due(expected.Id, 1, _now - expected.Due), news.Message);
                Send(new Ran(expected.Id, 1));
                _model.Remove(expected);
            }

            _replies.Clear();
            _state.RunDue(_now, _replies);
            Assert.Empty(_replies);
        }

        private void Look()
        {
            Send(new GetSnapshot(new(2, 0)));
            var snapshot = ((Snapshot)Assert.Single(_replies).Reply).State;
            Assert.Equal(Ordered().Select(entry => (entry.Due - _now, entry.Priority)), snapshot.Pending.Select(entry => (entry.DueIn, entry.Priority)));
        }

        private IOrderedEnumerable<(RequestId Id, TimeSpan Due, int Priority, long Order)> Ordered() =>
            _model.OrderBy(entry => entry.Due).ThenByDescending(entry => entry.Priority).ThenBy(entry => entry.Order);

        private bool WasPending(ICommand command)
        {
            Send(command);
            return _replies.Select(reply => reply.Reply).OfType<Done>().Single().WasPending;
        }

        private void Send(ICommand command)
        {
            _replies.Clear();
            _state.Apply(command, "ann", _now, _replies);
        }
    }
}
