namespace ActorConcurrency.Comparison;

/// <summary>Put one, get one: the operation of everything that holds items, with the sums of what went in and came out.</summary>
internal static class ItemFlow
{
    private const int Kinds = 7;

    public static CostSubject Blocking(Action<int> put, Func<int> get)
    {
        var ledger = new Ledger();
        return CostSubject.Blocking(
            work =>
            {
                put(ledger.Next());
                ledger.Got(get());
                work.Do();
            },
            ledger.Check)
        .With(CostWaiting.Blocking(() => ledger.Got(get()), count => ledger.Fill(count, put)));
    }

    public static CostSubject Async(Func<int, ValueTask> put, Func<ValueTask<int>> get)
    {
        var ledger = new Ledger();
        return CostSubject.Async(
            async work =>
            {
                await put(ledger.Next()).ConfigureAwait(false);
                ledger.Got(await get().ConfigureAwait(false));
                work.Do();
            },
            done => new(ledger.Check(done)))
        .With(CostWaiting.Async(async () => ledger.Got(await get().ConfigureAwait(false)), count => ledger.Fill(count, item => { _ = put(item).AsTask(); })));
    }

    // A line of its own for each thread would be fairer to the cheapest; this way it is the same two additions for all.
    private sealed class Ledger
    {
        private long _put;
        private long _sumPut;
        private long _sumGot;

        public int Next()
        {
            var item = (int)(Interlocked.Increment(ref _put) % Kinds) + 1;
            Interlocked.Add(ref _sumPut, item);
            return item;
        }

        public void Got(int item) => Interlocked.Add(ref _sumGot, item);

        public void Fill(int count, Action<int> put)
        {
            for (var i = 0; i < count; i++) put(Next());
        }

        public string? Check(long done)
        {
            var (put, got) = (Interlocked.Read(ref _sumPut), Interlocked.Read(ref _sumGot));
            return put == got ? null : $"after {done} items the sum of what was put is {put}, of what was got {got}";
        }
    }
}
