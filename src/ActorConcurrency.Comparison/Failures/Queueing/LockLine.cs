namespace ActorConcurrency.Comparison;

/// <summary>A queue as one writes it with <c>lock</c> and <c>Monitor</c>, without a limit.</summary>
internal sealed class LockLine : ThreadLine
{
    private readonly LockQueue<int> _queue = new();

    public override Task<long> QueuedAsync() => Task.FromResult<long>(_queue.Count);

    public override Task StopAsync()
    {
        _queue.Complete();
        return Task.CompletedTask;
    }

    protected override int Take() => _queue.TryTake(out var item) ? item : throw new RefusedByValueException();

    protected override void Add(int item) => _queue.Put(item);

    protected override Work WorkOf(int item) => Work.Plain(item);
}
