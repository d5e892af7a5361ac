namespace ActorConcurrency.Tests;

/// <summary>A caller's surroundings that block whoever brings them a continuation.</summary>
internal sealed class BlockingSurroundings(Gate gate)
{
    public Task Run(string where, Func<Task> body) => where switch
    {
        "context" => RunIn(new Context(gate), body),
        "scheduler" => Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.None, new Scheduler(gate)).Unwrap(),
        _ => Task.Run(body),
    };

    private static Task RunIn(SynchronizationContext context, Func<Task> body)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return body();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class Context(Gate gate) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback continuation, object? state)
        {
            gate.Pass();
            continuation(state);
        }
    }

    // The first task, which asks, runs at once; its continuation blocks.
    private sealed class Scheduler(Gate gate) : TaskScheduler
    {
        private int _queued;

        protected override void QueueTask(Task task)
        {
            if (_queued++ > 0) gate.Pass();
            TryExecuteTask(task);
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
