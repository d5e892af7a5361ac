namespace ActorConcurrency.Benchmarks;

/// <summary>A contender that counts its operations: each has to take effect once.</summary>
internal abstract class CountingContender : Contender
{
    private long _before;

    public override async Task PrepareAsync(int operations) => _before = await CountAsync();

    public override async Task CheckAsync(int operations) =>
        WrongResultException.ThrowUnless(operations, await CountAsync() - _before, "operations that took effect");

    /// <summary>How many operations have taken effect since the start.</summary>
    protected abstract ValueTask<long> CountAsync();
}
