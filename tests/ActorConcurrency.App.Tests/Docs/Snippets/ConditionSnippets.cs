namespace ActorConcurrency.App.Tests;

internal static class ConditionSnippets
{
    internal static class Before
    {
        public sealed class News
        {
            private readonly object _gate = new();
            private long _issue;

            public void Publish()
            {
                lock (_gate)
                {
                    _issue++;
                    Monitor.PulseAll(_gate);
                }
            }

            public long WaitForIssueAfter(long known)
            {
                lock (_gate)
                {
                    while (_issue == known) Monitor.Wait(_gate);
                    return _issue;
                }
            }
        }
    }

    internal static class After
    {
        public sealed class News(IEvent published)
        {
            public async Task PublishAsync() => await published.PulseAsync();

            public ValueTask<long> WaitForIssueAfterAsync(long known, CancellationToken stop) => published.WaitForSignalAsync(known, stop);
        }
    }
}
