using Akka.Actor;
using FsCheck;
using FsCheck.Fluent;

namespace ActorConcurrency.Engine.Tests;

public sealed class TimingWheelTests
{
    private readonly TimingWheel _wheel = new();

    [Fact]
    public void A_timer_expires_at_its_tick_and_not_before()
    {
        var timer = Add(100);

        Assert.Null(_wheel.Expire(99));
        Assert.Same(timer, _wheel.Expire(100));
        Assert.Null(_wheel.Expire(100));
    }

    [Fact]
    public void Timers_of_one_tick_expire_in_the_order_of_their_adding_whatever_level_they_started_on()
    {
        var first = Add(5000);
        _wheel.Expire(4990);
        var second = Add(5000);
        _wheel.Expire(4999);
        var third = Add(5000);

        Assert.Equal([first, second, third], ExpireAll(5000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4032)]
    [InlineData(262_080)]
    public void The_timers_of_a_slot_move_down_in_small_shares_before_it_is_entered(long start)
    {
        _wheel.Expire(start);
        var timers = Enumerable.Range(0, 6400).Select(i => Add(start + 128 + i % 64)).ToList();

        var most = 0;
        for (var tick = start; tick < start + 128; tick++)
        {
            var before = timers.ConvertAll(timer => timer.Slot);
            Assert.Null(_wheel.Expire(tick));
            most = Math.Max(most, timers.Where((timer, i) => timer.Slot != before[i]).Count());
        }

        Assert.Equal(6400 / 64, most);
        Assert.Equal(timers.OrderBy(timer => timer.Due), ExpireAll(start + 191));
    }

    [Fact]
    public void An_overdue_timer_is_due_at_once()
    {
        _wheel.Expire(1000);

        var late = Add(3);

        Assert.Same(late, _wheel.Expire(1000));
    }

    [Fact]
    public void A_removed_timer_leaves_nothing_behind()
    {
        var timer = Add(70_000);

        _wheel.Remove(timer);

        Assert.Equal(0, _wheel.Count);
        Assert.Equal(long.MaxValue, _wheel.EarliestDue);
        Assert.Null(timer.Next);
        Assert.Null(_wheel.Expire(long.MaxValue));
    }

    [Fact]
    public void The_earliest_due_tick_is_exact_however_far_away_it_is()
    {
        foreach (var due in new[] { 1L, 63, 64, 4095, 4096, 1L << 30, (1L << 45) + 17, long.MaxValue - 1 })
        {
            var wheel = new TimingWheel();
            wheel.Add(new Probe(0), due);
            wheel.Add(new Probe(1), long.MaxValue);

            Assert.Equal(due, wheel.EarliestDue);
        }
    }

    [Fact]
    public void A_timer_at_the_end_of_time_expires_at_the_end_of_time()
    {
        var timer = Add(long.MaxValue);

        Assert.Null(_wheel.Expire(long.MaxValue - 1));
        Assert.Same(timer, _wheel.Expire(long.MaxValue));
    }

    [Fact]
    public void It_behaves_as_a_sorted_list_does()
    {
        var step = from kind in Gen.Choose(0, 5)
                   from digits in Gen.Choose(0, 40)
                   from number in Gen.Choose(0, int.MaxValue)
                   select new Step(kind, number & ((1L << Math.Min(digits, 31)) - 1) << Math.Max(0, digits - 31));

        Prop.ForAll(Arb.From(step.ListOf()), steps => new Model(0).Agrees(steps.ToArray()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(200));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4000)]
    [InlineData(262_000)]
    public void It_does_so_where_slots_and_blocks_end_and_many_timers_have_one_due_tick(long start)
    {
        var step = from kind in Gen.Choose(0, 9)
                   from near in Gen.Choose(0, 3)
                   from far in Gen.Choose(0, 300)
                   select new Step(kind, kind == 1 ? near * near : far / 20 * 20);

        Prop.ForAll(Arb.From(step.ListOf()), steps => new Model(start).Agrees(steps.ToArray()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(600));
    }

    private Probe Add(long due)
    {
        var timer = new Probe(0);
        _wheel.Add(timer, due);
        return timer;
    }

    private List<WheelTimer> ExpireAll(long now)
    {
        var expired = new List<WheelTimer>();
        while (_wheel.Expire(now) is { } timer) expired.Add(timer);
        return expired;
    }

    private sealed record Step(int Kind, long Number);

    private sealed class Probe(int id) : WheelTimer
    {
        public int Id { get; } = id;

        protected internal override void Fire() { }
    }

    /// <summary>Takes the same steps as the wheel, with a list sorted by due tick and then by order of adding.</summary>
    private sealed class Model
    {
        private readonly TimingWheel _wheel = new();
        private readonly List<(long Due, int Id, Probe Timer)> _list = [];
        private int _nextId;
        private long _now;
        private bool _removed;

        public Model(long start) => Expires(start);

        public bool Agrees(Step[] steps)
        {
            foreach (var step in steps)
            {
                if (!Take(step)) return false;
                if (_list.Count != _wheel.Count) return false;
                if (!KnowsEarliest()) return false;
            }

            return Expires(long.MaxValue);
        }

        private bool KnowsEarliest()
        {
            var earliest = _list.Count == 0 ? long.MaxValue : _list.Min(entry => entry.Due);
            return _removed ? _wheel.EarliestDue <= earliest : _wheel.EarliestDue == earliest;
        }

        private bool Take(Step step)
        {
            switch (step.Kind)
            {
                case 0 when _list.Count > 0:
                    var index = (int)(step.Number % _list.Count);
                    _wheel.Remove(_list[index].Timer);
                    _list.RemoveAt(index);
                    _removed = true;
                    return true;
                case 1:
                    return Expires(_now + step.Number);
                case 2:
                    Add(_now - step.Number % 10);
                    return true;
                default:
                    Add(_now + step.Number);
                    return true;
            }
        }

        private void Add(long due)
        {
            var timer = new Probe(_nextId++);
            _wheel.Add(timer, due);
            _list.Add((Math.Max(due, _now), timer.Id, timer));
        }

        private bool Expires(long now)
        {
            _now = Math.Max(_now, now);
            var expected = _list.Where(entry => entry.Due <= _now).OrderBy(entry => entry.Due).ThenBy(entry => entry.Id).ToList();
            _list.RemoveAll(entry => entry.Due <= _now);

            foreach (var entry in expected)
            {
                if (!ReferenceEquals(_wheel.Expire(_now), entry.Timer)) return false;
            }

            return _wheel.Expire(_now) is null && _wheel.Now == _now;
        }
    }
}
