using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ActorConcurrency.App.Tests;

internal static class QueueSnippets
{
    internal static class Before
    {
        public static async Task ShipAllAsync(IEnumerable<string> orders, Action<string> ship)
        {
            using var queue = new BlockingCollection<string>(boundedCapacity: 100);
            var packer = Task.Run(() =>
            {
                foreach (var order in queue.GetConsumingEnumerable()) ship(order);
            });

            foreach (var order in orders) queue.Add(order);
            queue.CompleteAdding();
            await packer;
        }
    }

    internal static class After
    {
        public static async Task ShipAllAsync(IWorkQueue<string> queue, IEnumerable<string> orders, Action<string> ship, CancellationToken stop)
        {
            var packer = PackAsync();
            foreach (var order in orders) await queue.PutAsync(order, cancellationToken: stop);
            await queue.ShutdownAsync(cancellationToken: stop);
            await packer;

            async Task PackAsync()
            {
                await foreach (var order in queue.ReadAllAsync(stop)) ship(order);
            }
        }
    }

    internal static class WithWorkers
    {
        public static async Task PackAsync(IOwnedWorkQueue<string> queue, Action<string> ship, CancellationToken stop)
        {
            await using var worker = queue.OpenSession("packer 1");
            // Ends with a QueueShutDownException when the queue is shut down and nothing is left.
            while (true)
            {
                await using var delivery = await worker.GetAsync(stop);
                ship(delivery.Item);
                delivery.Done();
            }
        }
    }

    internal static class Stay
    {
        public static async Task ShipAllAsync(IEnumerable<string> orders, Action<string> ship, CancellationToken stop)
        {
            var queue = Channel.CreateBounded<string>(100);
            var packer = Task.Run(async () =>
            {
                await foreach (var order in queue.Reader.ReadAllAsync(stop)) ship(order);
            });

            foreach (var order in orders) await queue.Writer.WriteAsync(order, stop);
            queue.Writer.Complete();
            await packer;
        }
    }
}
