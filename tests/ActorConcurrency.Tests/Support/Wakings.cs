namespace ActorConcurrency.Tests;

/// <summary>Counts how often code goes on among the values of a flow of control: as often as somebody who waits is woken, though it then waits on.</summary>
public sealed class Wakings
{
    private readonly AsyncLocal<bool> _here;
    private int _count;

    public Wakings() => _here = new(change =>
    {
        if (change is { ThreadContextChanged: true, CurrentValue: true }) Interlocked.Increment(ref _count);
    });

    public int Count => Volatile.Read(ref _count);

    /// <summary>Begins a wait in a flow of its own.</summary>
    public async Task Of(Func<Task> wait)
    {
        _here.Value = true;
        await wait().ConfigureAwait(false);
    }
}
