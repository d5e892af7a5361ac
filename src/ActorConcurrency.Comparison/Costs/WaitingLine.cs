namespace ActorConcurrency.Comparison;

/// <summary>Some who wait on an instance, all at once, until they are let go.</summary>
internal sealed class WaitingLine : IDisposable
{
    private readonly Action? _wait;
    private readonly Func<ValueTask>? _waitAsync;
    private readonly Action<int> _letGo;
    private readonly Holder? _holder;
    private readonly int _count;
    private readonly List<Task> _waits;

    // Room for all beforehand: what the laboratory keeps of those who wait is not what waiting costs.
    private WaitingLine(Action? wait, Func<ValueTask>? waitAsync, Action<int> letGo, Holder? holder, int count) =>
        (_wait, _waitAsync, _letGo, _holder, _count, _waits) = (wait, waitAsync, letGo, holder, count, new(count));

    public static WaitingLine Of(CostWaiting waiting, int count) => new(waiting.Wait, waiting.WaitAsync, waiting.Wake, null, count);

    /// <summary>A line of those who want to get in, behind one who is in.</summary>
    public static WaitingLine ToGetIn(CostSubject subject, int count)
    {
        var (holder, work) = (new Holder(subject), new CostWork());
        return new WaitingLine(
            subject.Blocks ? () => subject.Operate!(work) : null,
            subject.Blocks ? null : () => subject.OperateAsync!(work),
            _ => holder.Leave(), holder, count);
    }

    /// <summary>Completes when those who join would have to wait.</summary>
    public Task OpenAsync() => _holder?.EnterAsync() ?? Task.CompletedTask;

    /// <summary>Completes when all of them wait.</summary>
    public async Task JoinAsync()
    {
        if (_waitAsync is not null)
        {
            for (var i = 0; i < _count; i++) _waits.Add(_waitAsync().AsTask());
            return;
        }

        var calls = Enumerable.Range(0, _count).Select(_ => BlockingCall.Start("waiter", _wait!)).ToArray();
        _waits.AddRange(calls.Select(call => call.Done));
        await Task.WhenAll(calls.Select(call => call.IsBlockedAsync())).ConfigureAwait(false);
    }

    public async Task CloseAsync()
    {
        _letGo(_count);
        await Task.WhenAll(_waits).ConfigureAwait(false);
    }

    public void Dispose() => _holder?.Dispose();

    private sealed class Holder(CostSubject subject) : IDisposable
    {
        private readonly ManualResetEventSlim _leave = new();

        public async Task EnterAsync()
        {
            var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = new CostWork
            {
                Instead = () =>
                {
                    inside.SetResult();
                    _leave.Wait();
                },
            };
            // It blocks inside, whoever it is.
            _ = Task.Factory.StartNew(
                () => subject.Blocks ? Blocked(work) : subject.OperateAsync!(work).AsTask(),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
            await inside.Task.ConfigureAwait(false);
        }

        public void Leave() => _leave.Set();

        public void Dispose() => Leave();

        private Task Blocked(CostWork work)
        {
            subject.Operate!(work);
            return Task.CompletedTask;
        }
    }
}
