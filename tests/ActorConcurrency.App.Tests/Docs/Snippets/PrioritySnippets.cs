namespace ActorConcurrency.App.Tests;

internal static class PrioritySnippets
{
    internal static class Before
    {
        public sealed class Errands
        {
            private readonly object _gate = new();
            private readonly PriorityQueue<string, (int, long)> _queue = new();
            private long _puts;

            public void Put(string errand, int priority)
            {
                lock (_gate)
                {
                    _queue.Enqueue(errand, (-priority, _puts++));
                    Monitor.Pulse(_gate);
                }
            }

            public string Get()
            {
                lock (_gate)
                {
                    while (_queue.Count == 0) Monitor.Wait(_gate);
                    return _queue.Dequeue();
                }
            }
        }
    }

    internal static class After
    {
        public sealed class Errands(IPriorityQueue<string> queue)
        {
            public async Task PutAsync(string errand, int priority) => await queue.PutAsync(errand, priority);

            public ValueTask<string> GetAsync(CancellationToken stop) => queue.GetAsync(stop);
        }
    }
}
