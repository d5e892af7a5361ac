namespace ActorConcurrency.App.Tests;

internal static class LockSetSnippets
{
    public sealed class Account(string name)
    {
        public string Name => name;

        public int Balance { get; set; }
    }

    internal static class BeforeMutex
    {
        public sealed class Log
        {
            private readonly Mutex _file = new();

            public void Append(Action append)
            {
                _file.WaitOne();
                try { append(); }
                finally { _file.ReleaseMutex(); }
            }
        }
    }

    internal static class AfterMutex
    {
        public sealed class Log(ILock file)
        {
            public async Task AppendAsync(Func<Task> append, CancellationToken stop)
            {
                await using var hold = await file.AcquireAsync(cancellationToken: stop);
                await append();
            }
        }
    }

    internal static class BeforeNested
    {
        // Two transfers in opposite directions at the same time: a deadlock.
        public static void Transfer(Account from, Account to, int amount)
        {
            lock (from)
            {
                lock (to)
                {
                    from.Balance -= amount;
                    to.Balance += amount;
                }
            }
        }
    }

    internal static class AfterNested
    {
        public static async Task TransferAsync(ILockSet accounts, Account from, Account to, int amount, CancellationToken stop)
        {
            await using var both = await accounts.AcquireAsync([from.Name, to.Name], stop);
            from.Balance -= amount;
            to.Balance += amount;
        }
    }
}
