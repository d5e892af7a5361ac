namespace ActorConcurrency.Benchmarks;

/// <summary>Counts what one receiver gets, and knows when it has got enough. Only the receiver counts.</summary>
internal sealed class Tally
{
    private TaskCompletionSource _enough = new();
    private long _expected;

    public long Count { get; private set; }

    public Task Enough => _enough.Task;

    /// <summary>So many more are on their way. Said before the first is sent, so that the receiver knows.</summary>
    public void Expect(int more)
    {
        _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _expected = Count + more;
    }

    public void Received()
    {
        if (++Count == _expected) _enough.SetResult();
    }
}
