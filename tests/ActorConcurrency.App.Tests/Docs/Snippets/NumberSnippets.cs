namespace ActorConcurrency.App.Tests;

internal static class NumberSnippets
{
    internal static class Before
    {
        public sealed class Visits
        {
            private readonly Lock _gate = new();
            private long _count;

            public void Add()
            {
                lock (_gate) _count++;
            }

            public long Count()
            {
                lock (_gate) return _count;
            }
        }
    }

    internal static class After
    {
        public sealed class Visits(ICounter counter)
        {
            public void Add() => counter.Increment();

            public ValueTask<long> CountAsync(CancellationToken stop) => counter.ValueAsync(stop);
        }
    }

    internal static class Stay
    {
        public sealed class Visits
        {
            private long _count;

            public void Add() => Interlocked.Increment(ref _count);

            public long Count() => Volatile.Read(ref _count);
        }
    }
}
