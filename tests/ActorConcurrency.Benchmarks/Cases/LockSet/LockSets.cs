namespace ActorConcurrency.Benchmarks;

/// <summary>Two locks that are taken together: whoever holds both counts.</summary>
internal abstract class LockSetContender : SequentialContender
{
    protected const string Left = "left";
    protected const string Right = "right";

    /// <summary>How often somebody held both. Changed by the holder only.</summary>
    protected long Inside { get; set; }

    protected override ValueTask<long> CountAsync() => new(Inside);
}

internal sealed class OurLockSet : LockSetContender
{
    private static readonly string[] Names = [Left, Right];
    private readonly ActorLockSet _locks;

    public OurLockSet() => _locks = Own(ActorLockSet.Start(Own(new Arena()).System, new LockSetSettings()));

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await using var lease = await _locks.AcquireAsync(Names);
            Inside++;
        }
    }

    public override async Task CheckAsync(int operations)
    {
        await base.CheckAsync(operations);
        WrongResultException.ThrowUnless(0, (await _locks.SnapshotAsync()).Holders.Length, "holders left");
    }
}

internal sealed class SlimLockSet : LockSetContender
{
    private readonly SemaphoreSlim _left = new(1);
    private readonly SemaphoreSlim _right = new(1);

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _left.WaitAsync();
            await _right.WaitAsync();
            Inside++;
            _right.Release();
            _left.Release();
        }
    }
}

internal sealed class NestedLocks : LockSetContender
{
    private readonly Lock _left = new();
    private readonly Lock _right = new();

    public override Task LoopAsync(int times)
    {
        for (; times > 0; times--)
            lock (_left)
                lock (_right)
                    Inside++;
        return Task.CompletedTask;
    }
}
