namespace ActorConcurrency.App.Tests;

internal static class ReaderWriterSnippets
{
    internal static class Before
    {
        public sealed class Prices
        {
            private readonly ReaderWriterLockSlim _lock = new();
            private readonly Dictionary<string, int> _prices = [];

            public int? Find(string item)
            {
                _lock.EnterReadLock();
                try { return _prices.TryGetValue(item, out var price) ? price : null; }
                finally { _lock.ExitReadLock(); }
            }

            public void Change(string item, int price)
            {
                _lock.EnterWriteLock();
                try { _prices[item] = price; }
                finally { _lock.ExitWriteLock(); }
            }
        }
    }

    internal static class After
    {
        public sealed class Prices(ILock door)
        {
            private readonly Dictionary<string, int> _prices = [];

            public async Task<int?> FindAsync(string item, CancellationToken stop)
            {
                await using var hold = await door.AcquireAsync(LockMode.Read, stop);
                return _prices.TryGetValue(item, out var price) ? price : null;
            }

            public async Task ChangeAsync(string item, Func<Task<int>> price, CancellationToken stop)
            {
                await using var hold = await door.AcquireAsync(LockMode.Write, stop);
                _prices[item] = await price();
            }
        }
    }
}
