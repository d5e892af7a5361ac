using Akka.Actor;

namespace ActorConcurrency.App.Tests;

internal static class QueueFamilySnippets
{
    public sealed record Errand(string Name, DateOnly Due);

    internal static class Lifo
    {
        public static async Task<string> NewestAsync(IActorRefFactory system, IEnumerable<string> pages, CancellationToken stop)
        {
            await using var undo = ActorWorkQueue<string>.Start(system, new WorkQueueSettings { Order = WorkQueueOrder.Lifo });
            await undo.PutManyAsync(pages, cancellationToken: stop);
            return await undo.GetAsync(stop);
        }
    }

    internal static class Simple
    {
        public static async Task<string?> NextAsync(IWorkQueue<string> queue, string item, CancellationToken stop)
        {
            await queue.PutAsync(item, cancellationToken: stop);
            var next = await queue.TryGetAsync(TimeSpan.FromSeconds(1), stop);
            if (next is null) return null;
            // A SimpleQueue does not count: without a join, this is only good manners.
            await queue.TaskDoneAsync(stop);
            return next.Value.Item;
        }
    }

    internal static class Ending
    {
        public static async Task<IReadOnlyList<string>> EndAsync(IWorkQueue<string> queue, TimeSpan patience, CancellationToken stop)
        {
            // No more puts; whoever waits in one is told. Consumers get what is left, and then a QueueShutDownException.
            await queue.ShutdownAsync(cancellationToken: stop);
            if (await queue.TryJoinAsync(patience, stop)) return [];
            // What nobody has begun until then; what is in work goes on.
            return await queue.DrainAsync(cancellationToken: stop);
        }

        // Drops what is queued, each item as if it were done, and tells all consumers at once.
        public static async Task EndNowAsync(IWorkQueue<string> queue, CancellationToken stop) =>
            await queue.ShutdownAsync(immediate: true, stop);
    }

    internal static class Batches
    {
        public static async Task WriteAsync(IWorkQueue<string> lines, Action<IEnumerable<string>> write, CancellationToken stop)
        {
            while (true)
            {
                // At least 10 at a time, or after a second as many as there are.
                var some = await lines.TryGetManyAsync(100, TimeSpan.FromSeconds(1), min: 10, stop);
                if (some.IsEmpty) some = await lines.DrainAsync(100, stop);
                write(some);
                foreach (var _ in some) await lines.TaskDoneAsync(stop);
            }
        }
    }

    internal static class Partly
    {
        // The orders that were not put: put them again, or keep them.
        public static async Task<IReadOnlyList<string>> PutAsync(IWorkQueue<string> queue, IReadOnlyList<string> orders, CancellationToken stop)
        {
            try
            {
                await queue.PutManyAsync(orders, cancellationToken: stop);
                return [];
            }
            catch (PartlyPutException partly)
            {
                return [.. orders.Skip(partly.Put)];
            }
        }
    }

    internal static class Compared
    {
        // The greater is got first: so the earlier day has to be the greater one.
        private static readonly Comparer<Errand> ByDay = Comparer<Errand>.Create((x, y) => y.Due.CompareTo(x.Due));

        public static ActorPriorityQueue<Errand> Start(IActorRefFactory system) => ActorPriorityQueue<Errand>.Start(system, comparer: ByDay);

        public static async Task<Errand> MostUrgentAsync(IPriorityQueue<Errand> errands, IEnumerable<Errand> more, CancellationToken stop)
        {
            await errands.PutManyAsync(more.Select(errand => (errand, 0)), stop);
            return await errands.GetAsync(stop);
        }
    }
}
