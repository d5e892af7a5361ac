using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using System.Threading.Tasks.Dataflow;
using Nito.AsyncEx;

namespace ActorConcurrency.App.Tests;

internal static class NeighbourSnippets
{
    internal sealed class BeforeTryEnter
    {
        private readonly object _gate = new();

        public bool TryPrint(Action print, TimeSpan timeout)
        {
            if (!Monitor.TryEnter(_gate, timeout)) return false;
            try { print(); }
            finally { Monitor.Exit(_gate); }
            return true;
        }
    }

    internal sealed class AfterTryEnter(ILock printer)
    {
        public async Task<bool> TryPrintAsync(Func<Task> print, TimeSpan timeout, CancellationToken stop)
        {
            await using var hold = await printer.TryAcquireAsync(timeout, cancellationToken: stop);
            if (hold is null) return false;
            await print();
            return true;
        }
    }

    internal sealed class BeforeAsyncEx
    {
        private readonly AsyncLock _file = new();

        public async Task AppendAsync(Func<Task> append, CancellationToken stop)
        {
            using (await _file.LockAsync(stop)) await append();
        }
    }

    internal static class BeforeDataflow
    {
        public static async Task ShipAllAsync(IEnumerable<string> orders, Action<string> ship, CancellationToken stop)
        {
            var packers = new ActionBlock<string>(ship, new ExecutionDataflowBlockOptions { BoundedCapacity = 100, MaxDegreeOfParallelism = 2 });
            foreach (var order in orders) await packers.SendAsync(order, stop);
            packers.Complete();
            await packers.Completion;
        }
    }

    internal static class AfterDataflow
    {
        public static async Task ShipAllAsync(IWorkQueue<string> queue, IEnumerable<string> orders, Action<string> ship, CancellationToken stop)
        {
            var packers = Task.WhenAll(PackAsync(), PackAsync());
            foreach (var order in orders) await queue.PutAsync(order, cancellationToken: stop);
            await queue.ShutdownAsync(cancellationToken: stop);
            await packers;

            async Task PackAsync()
            {
                await foreach (var order in queue.ReadAllAsync(stop)) ship(order);
            }
        }
    }

    internal static class BeforeRateLimiting
    {
        public static ConcurrencyLimiter Limiter() => new(new ConcurrencyLimiterOptions { PermitLimit = 3, QueueLimit = 10 });

        public static async Task<bool> TryCallAsync(RateLimiter limiter, Func<Task> call, CancellationToken stop)
        {
            using var lease = await limiter.AcquireAsync(1, stop);
            if (!lease.IsAcquired) return false;
            await call();
            return true;
        }
    }

    internal static class AfterRateLimiting
    {
        public static SemaphoreSettings Limits() => new() { Initial = 3, Maximum = 3, MaxWaiters = 10 };

        public static async Task<bool> TryCallAsync(ISemaphore calls, Func<Task> call, CancellationToken stop)
        {
            try
            {
                await using var permit = await calls.AcquireAsync(cancellationToken: stop);
                await call();
                return true;
            }
            catch (TooManyWaitersException)
            {
                return false;
            }
        }
    }

    internal static class BeforeConcurrentQueue
    {
        public static void ShipAll(ConcurrentQueue<string> orders, Action<string> ship, CancellationToken stop)
        {
            // Looks again and again, or late.
            while (!stop.IsCancellationRequested)
                if (orders.TryDequeue(out var order)) ship(order);
                else Thread.Sleep(10);
        }
    }

    internal static class AfterConcurrentQueue
    {
        public static async Task ShipAllAsync(IWorkQueue<string> orders, Action<string> ship, CancellationToken stop)
        {
            await foreach (var order in orders.ReadAllAsync(stop)) ship(order);
        }
    }

    internal static class BeforeWaitAny
    {
        public static void Serve(WaitHandle order, WaitHandle closing, Action ship)
        {
            while (WaitHandle.WaitAny([closing, order]) == 1) ship();
        }
    }

    internal static class AfterWaitAny
    {
        public static async Task ServeAsync(IEvent order, IEvent closing, Action ship, CancellationToken stop)
        {
            IEvent[] either = [closing, order];
            while (await either.WaitAnyAsync(stop) == 1) ship();
        }
    }
}
