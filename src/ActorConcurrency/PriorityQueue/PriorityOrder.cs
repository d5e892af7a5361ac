using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>An item that wants to be got, a value: it keeps its number, and so its place, when it comes back.</summary>
/// <param name="Item">The item.</param>
/// <param name="Priority">Higher is got first.</param>
/// <param name="Number">From 1 on; no other has it.</param>
/// <param name="Since">When it was put.</param>
internal readonly record struct PriorityJob<T>(T Item, int Priority, long Number, TimeSpan Since);

/// <summary>Items by importance, and by number. Not thread-safe: it belongs to one state. Nothing is allocated once it has been as long as it gets.</summary>
/// <remarks>
/// <para>Ageing needs no re-sorting. An item's importance is its priority plus its age in intervals; all grow older equally fast, so of two items
/// the same one stays ahead, and a rank made of the moment of the put and the priority puts them in order once and for all.</para>
/// <para>What leaves by its number leaves its rank in the heap: it counts no more, for its place is empty or another's, and goes when it comes
/// to the top, or when half of them are such. Every step is logarithmic, taken over many. Those that need a number find it in an index,
/// which is kept from the first of them on until the queue is empty: who never changes anything does not pay for it.</para>
/// </remarks>
/// <param name="ageing">How long an item waits for one level more; null: priorities stay.</param>
internal sealed class PriorityOrder<T>(TimeSpan? ageing)
{
    // What counts at the top always counts.
    private readonly PriorityQueue<int, PriorityRank> _ranks = new();
    private readonly Stack<int> _spare = new();
    private readonly Dictionary<long, int> _byNumber = [];
    private PriorityJob<T>[] _jobs = new PriorityJob<T>[16];
    private int _used;
    private bool _isIndexed;

    public int Count { get; private set; }

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<PriorityJob<T>> All => _jobs.Take(_used).Where(job => job.Number != 0);

    /// <summary>All of them, the most important first. Sorts them.</summary>
    public IEnumerable<PriorityJob<T>> Sorted => All.OrderBy(RankOf);

    /// <summary>The most important one. There must be one.</summary>
    public ref readonly PriorityJob<T> First => ref _jobs[_ranks.Peek()];

    public void Add(in PriorityJob<T> job)
    {
        if (!_spare.TryPop(out var place)) place = _used++;
        if (place == _jobs.Length) Array.Resize(ref _jobs, 2 * place);
        _jobs[place] = job;
        _ranks.Enqueue(place, RankOf(job));
        if (_isIndexed) _byNumber.Add(job.Number, place);
        Count++;
    }

    /// <summary>Takes the most important one out. There must be one.</summary>
    public PriorityJob<T> TakeFirst() => Empty(_ranks.Dequeue());

    public bool Remove(long number, out PriorityJob<T> job)
    {
        var isThere = TryFind(number, out var place);
        job = isThere ? Empty(place) : default;
        return isThere;
    }

    public bool Reprioritize(long number, int priority)
    {
        if (!TryFind(number, out var place)) return false;
        if (_jobs[place].Priority == priority) return true;
        _jobs[place] = _jobs[place] with { Priority = priority };
        _ranks.Enqueue(place, RankOf(_jobs[place]));
        Prune();
        return true;
    }

    private PriorityJob<T> Empty(int place)
    {
        var job = _jobs[place];
        _jobs[place] = default;
        _spare.Push(place);
        Count--;
        if (_isIndexed) _byNumber.Remove(job.Number);
        if (Count == 0) _isIndexed = false;
        if (_ranks.Count > Count) Prune();
        return job;
    }

    private bool TryFind(long number, out int place)
    {
        if (!_isIndexed)
        {
            for (place = 0; place < _used; place++)
                if (_jobs[place].Number != 0)
                    _byNumber.Add(_jobs[place].Number, place);
            _isIndexed = Count > 0;
        }

        return _byNumber.TryGetValue(number, out place);
    }

    // If the same rank is there twice, for it was changed to and fro, both count until the first is taken.
    private void Prune()
    {
        while (_ranks.TryPeek(out var place, out var rank) && RankOf(_jobs[place]).CompareTo(rank) != 0) _ranks.Dequeue();
        if (_ranks.Count <= 2 * Count + 16) return;
        _ranks.Clear();
        for (var place = 0; place < _used; place++)
            if (_jobs[place].Number != 0)
                _ranks.Enqueue(place, RankOf(_jobs[place]));
    }

    // Whole intervals and what is left of one: together they may be longer than 64 bits.
    private PriorityRank RankOf(PriorityJob<T> job)
    {
        if (ageing is not { } interval) return new(-(long)job.Priority, 0, job.Number);
        var (intervals, rest) = Math.DivRem(job.Since.Ticks, interval.Ticks);
        return new(intervals - job.Priority, rest, job.Number);
    }

    private readonly struct PriorityRank(long level, long rest, long number) : IComparable<PriorityRank>
    {
        private readonly long _level = level;
        private readonly long _rest = rest;
        private readonly long _number = number;

        public int CompareTo(PriorityRank other) =>
            _level != other._level ? _level.CompareTo(other._level)
            : _rest != other._rest ? _rest.CompareTo(other._rest)
            : _number.CompareTo(other._number);
    }
}
