using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class PythonEventTests
{
    private readonly PythonEvent _event = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Setting_it_wakes_everybody_who_waits()
    {
        var threads = Enumerable.Range(0, 3).Select(n => PythonThread.Create(_event.Wait, $"waiting-{n}")).ToArray();
        foreach (var thread in threads)
        {
            thread.IsBackground = true;
            thread.Start();
            await Eventually.Blocks(thread);
        }

        Assert.False(_event.IsSet);
        _event.Set();

        Assert.All(threads, thread => Assert.True(thread.Join(Limit.Hang)));
    }

    [Fact]
    public void Once_set_it_stays_set_and_nobody_waits_any_more()
    {
        _event.Set();

        _event.Wait();
        _event.Wait();

        Assert.True(_event.IsSet);
    }
}
