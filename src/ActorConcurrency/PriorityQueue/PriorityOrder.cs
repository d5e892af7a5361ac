namespace ActorConcurrency;

/// <summary>By priority, and age; of equals the one that came first. Nothing is allocated once it has been as long as it gets.</summary>
/// <remarks>
/// <para>Ageing needs no re-sorting. An item's importance is its priority plus its age in intervals; all grow older equally fast, so of two items
/// the same one stays ahead, and a rank made of the moment of the put and the priority puts them in order once and for all.</para>
/// <para>A heap of runs: what comes after the last item of its level is linked behind it, and only the first of each run stands in the heap. So the
/// heap is as large as there are different priorities, or as large as the queue if they are all different.</para>
/// <para>What leaves by its number stays where it stands until it is the first of all, or half of them are such. Every step is logarithmic, taken
/// over many. Those that need a number find it in an index, which is kept from the first of them on until the queue is empty: who never
/// changes anything does not pay for it.</para>
/// </remarks>
/// <param name="ageing">How long an item waits for one level more; null: priorities stay.</param>
internal sealed class PriorityOrder<T>(TimeSpan? ageing) : ItemOrder<T>
{
    private const int Levels = 1024; // a power of two

    // The first of each run, and with it the run. The first of all has not left.
    private readonly PriorityQueue<int, PriorityRank> _runs = new();
    private readonly Stack<int> _spare = new();
    private readonly Dictionary<long, int> _byNumber = [];

    // Where the last one of a level was put, for as many levels as there is room. It may be gone: then a run begins.
    private readonly int[] _lasts = new int[Levels];

    // The place 0 is nobody's: as the next one it is none.
    private Place[] _places = new Place[16];
    private int _used = 1;
    private int _count;
    private bool _isIndexed;

    public override int Count => _count;

    public override IEnumerable<PriorityJob<T>> All => _places.Take(_used).Where(place => place.IsTaken).Select(place => place.Job);

    public override IEnumerable<PriorityJob<T>> Sorted => All.OrderBy(job => RankOf(job));

    public override ref readonly PriorityJob<T> First => ref _places[_runs.Peek()].Job;

    private int Left => _used - 1 - _spare.Count - Count;

    public override void Add(in PriorityJob<T> job)
    {
        if (!_spare.TryPop(out var place)) place = _used++;
        if (place == _places.Length) Array.Resize(ref _places, 2 * place);
        _places[place].Job = job;
        var rank = RankOf(job);
        ref var last = ref _lasts[rank.Level & (Levels - 1)];
        if (MayFollow(_places[last], rank)) _places[last].Next = place;
        else _runs.Enqueue(place, rank);
        last = place;
        if (_isIndexed) _byNumber.Add(job.Number, place);
        _count++;
    }

    public override PriorityJob<T> TakeFirst()
    {
        var job = Leave(_runs.Peek());
        Advance();
        return job;
    }

    public override bool Remove(long number, out PriorityJob<T> job)
    {
        var isThere = TryFind(number, out var place);
        job = isThere ? Leave(place) : default;
        if (isThere) Tidy();
        return isThere;
    }

    public override bool Reprioritize(long number, int priority)
    {
        if (!TryFind(number, out var place)) return false;
        Add(Leave(place) with { Priority = priority });
        Tidy();
        return true;
    }

    private bool MayFollow(in Place last, in PriorityRank rank)
    {
        if (!last.IsTaken || last.Next != 0) return false;
        var before = RankOf(last.Job);
        return before.Level == rank.Level && before.CompareTo(rank) < 0;
    }

    // It keeps its place, for others may follow it there, but not its item.
    private PriorityJob<T> Leave(int place)
    {
        var job = _places[place].Job;
        _places[place].Job = default;
        _count--;
        if (_isIndexed) _byNumber.Remove(job.Number);
        if (Count == 0) _isIndexed = false;
        return job;
    }

    // What has left makes way at the top.
    private void Advance()
    {
        while (_runs.TryPeek(out var first, out _) && !_places[first].IsTaken)
        {
            var next = first;
            while (next != 0 && !_places[next].IsTaken) next = Free(next);
            if (next == 0) _runs.Dequeue();
            else _runs.DequeueEnqueue(next, RankOf(_places[next].Job));
        }
    }

    private int Free(int place)
    {
        var next = _places[place].Next;
        _places[place].Next = 0;
        _spare.Push(place);
        return next;
    }

    private void Tidy()
    {
        Advance();
        if (Left <= Count + 16) return;
        var all = Sorted.ToArray();
        Array.Clear(_places, 0, _used);
        _spare.Clear();
        _runs.Clear();
        _byNumber.Clear();
        (_used, _count) = (1, 0);
        foreach (var job in all) Add(job);
    }

    private bool TryFind(long number, out int place)
    {
        if (!_isIndexed)
        {
            for (place = 1; place < _used; place++)
                if (_places[place].IsTaken)
                    _byNumber.Add(_places[place].Job.Number, place);
            _isIndexed = Count > 0;
        }

        return _byNumber.TryGetValue(number, out place);
    }

    // Whole intervals and what is left of one: together they may be longer than 64 bits.
    private PriorityRank RankOf(in PriorityJob<T> job)
    {
        if (ageing is not { } interval) return new(-(long)job.Priority, 0, job.Number);
        var (intervals, rest) = Math.DivRem(job.Since.Ticks, interval.Ticks);
        return new(intervals - job.Priority, rest, job.Number);
    }

    private struct Place
    {
        public PriorityJob<T> Job;
        public int Next;

        public readonly bool IsTaken => Job.Number != 0;
    }
}

/// <summary>Where an item stands: the smallest is got first. No two are equal.</summary>
/// <param name="level">By how much it is behind, in levels of priority.</param>
/// <param name="rest">And in ticks.</param>
/// <param name="number">The item's number.</param>
internal readonly struct PriorityRank(long level, long rest, long number) : IComparable<PriorityRank>
{
    private readonly long _rest = rest;
    private readonly long _number = number;

    public long Level { get; } = level;

    public int CompareTo(PriorityRank other) =>
        Level != other.Level ? Level.CompareTo(other.Level)
        : _rest != other._rest ? _rest.CompareTo(other._rest)
        : _number.CompareTo(other._number);
}
