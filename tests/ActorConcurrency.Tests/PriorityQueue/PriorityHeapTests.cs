using System.Runtime.CompilerServices;
using ActorConcurrency.Locks;
using CsCheck;

namespace ActorConcurrency.Tests;

public sealed class PriorityHeapTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly Gen<(int Kind, int Number, int Priority)> Command = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 40], Gen.Int[-3, 3]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_is_changed_and_removed_what_is_taken_is_what_a_sorted_list_would_give(bool ageing) => Command.Array[0, 200].Sample(
        commands =>
        {
            var history = new History(ageing ? Interval : null);
            foreach (var (kind, number, priority) in commands) history.Do(kind, number, priority);
            history.TakeEverything();
        },
        iter: 300);

    [Fact]
    public void Given_items_that_were_removed_or_changed_when_less_important_ones_stay_then_they_are_not_kept_from_collection()
    {
        var heap = new PriorityHeap<object>(ageing: null, TimeProvider.System);
        var tickets = Enumerable.Range(0, 10).Select(_ => heap.Put(new object(), priority: 1)).ToArray();
        var removed = PutAndRemove(heap, times: 100);
        for (var priority = 0; priority < 100; priority++) Assert.True(heap.Reprioritize(tickets[0], priority));

        GC.Collect();

        // As many as there are entries may be waiting to be skipped.
        Assert.InRange(removed.Count(item => item.TryGetTarget(out _)), 0, 10);
        Assert.Equal(10, heap.Snapshot(capacity: 1000).Queued);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference<object>> PutAndRemove(PriorityHeap<object> heap, int times)
    {
        var removed = new List<WeakReference<object>>();
        for (var time = 0; time < times; time++)
        {
            var item = new object();
            removed.Add(new(item));
            Assert.True(heap.Remove(heap.Put(item, priority: 0)));
        }

        return removed;
    }

    private sealed class History
    {
        private readonly FakeTimeProvider _time = new();
        private readonly TimeSpan? _ageing;
        private readonly PriorityHeap<long> _heap;
        private readonly List<(long Number, int Priority, TimeSpan Since)> _queued = [];
        private TimeSpan _now;
        private long _last;
        private int _got;
        private int _removed;

        public History(TimeSpan? ageing) => (_ageing, _heap) = (ageing, new(ageing, _time));

        public void Do(int kind, int number, int priority)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _now += TimeSpan.FromSeconds(1);
            switch (kind)
            {
                case 0 or 1 or 2:
                    Assert.Equal(++_last, _heap.Put(_last, priority));
                    _queued.Add((_last, priority, _now));
                    break;
                case 3:
                    Take();
                    break;
                case 4 or 5:
                    var isThere = _heap.Remove(number);
                    Assert.Equal(isThere ? 1 : 0, _queued.RemoveAll(item => item.Number == number));
                    _removed += isThere ? 1 : 0;
                    break;
                default:
                    var index = _queued.FindIndex(item => item.Number == number);
                    Assert.Equal(index >= 0, _heap.Reprioritize(number, priority));
                    if (index >= 0) _queued[index] = _queued[index] with { Priority = priority };
                    break;
            }

            AssertAgrees();
        }

        public void TakeEverything()
        {
            while (_queued.Count > 0) Take();
            Assert.Null(_heap.Take());
            AssertAgrees();
        }

        private void Take()
        {
            var next = _queued.OrderBy(RankOf).ThenBy(item => item.Number).FirstOrDefault();
            Assert.Equal(_queued.Count == 0 ? null : next.Number, _heap.Take()?.Item);
            _got += _queued.Remove(next) ? 1 : 0;
        }

        private void AssertAgrees()
        {
            var snapshot = _heap.Snapshot(capacity: 9);
            Assert.Equal((_last, _got, _removed, _queued.Count), (snapshot.Put, (int)snapshot.Got, (int)snapshot.Removed, snapshot.Queued));
            Assert.Equal(_queued.Count == 0 ? null : _queued.OrderBy(RankOf).ThenBy(item => item.Number).First().Priority, snapshot.Highest);
        }

        private long RankOf((long Number, int Priority, TimeSpan Since) item) =>
            _ageing is { } interval ? item.Since.Ticks - item.Priority * interval.Ticks : -item.Priority;
    }
}
