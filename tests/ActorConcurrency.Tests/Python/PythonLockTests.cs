using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class PythonLockTests
{
    private readonly PythonLock _lock = new();

    [Fact]
    public void It_is_free_until_acquired_and_again_once_released()
    {
        Assert.False(_lock.Locked);

        _lock.Acquire();
        Assert.True(_lock.Locked);

        _lock.Release();
        Assert.False(_lock.Locked);
    }

    [Fact]
    public void Releasing_it_while_it_is_free_is_an_error() =>
        Assert.Throws<InvalidOperationException>(_lock.Release);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_never_acquired_it_may_release_it()
    {
        _lock.Acquire();

        await OnThread.Run(_lock.Release);

        Assert.False(_lock.Locked);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Acquired_twice_by_one_thread_it_blocks_that_thread()
    {
        var thread = PythonThread.Create(() => { _lock.Acquire(); _lock.Acquire(); }, "twice");
        thread.IsBackground = true;
        thread.Start();
        await Eventually.Blocks(thread);

        Assert.True(_lock.Locked);
        _lock.Release();
        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_thread_at_a_time_is_inside()
    {
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OnThread.Run(() =>
        {
            for (var round = 0; round < 500; round++)
            {
                _lock.Acquire();
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
                _lock.Release();
            }
        })));

        Assert.Equal(1, most);
    }
}
