using Akka.Util;

namespace ActorConcurrency.Engine.Tests.Util;

public class FastLazyTests
{
    [Fact]
    public void The_value_is_made_on_first_use()
    {
        var lazy = new FastLazy<int>(() => 2);

        Assert.False(lazy.IsValueCreated());
        Assert.Equal(2, lazy.Value);
        Assert.True(lazy.IsValueCreated());
    }

    [Fact]
    public async Task Readers_that_come_meanwhile_wait_for_the_one_value()
    {
        using var producing = new ManualResetEventSlim();
        using var mayProduce = new ManualResetEventSlim();
        var runs = 0;
        var lazy = new FastLazy<object>(() =>
        {
            Interlocked.Increment(ref runs);
            producing.Set();
            mayProduce.Wait();
            return new object();
        });

        var first = Task.Run(() => lazy.Value);
        producing.Wait();
        var second = Task.Run(() => lazy.Value);
        mayProduce.Set();

        Assert.Same(await first, await second);
        Assert.Equal(1, runs);
    }

    [Fact]
    public void Every_reader_gets_the_producers_exception()
    {
        var lazy = new FastLazy<int>(() => throw new InvalidOperationException("fault"));

        Assert.ThrowsAny<Exception>(() => lazy.Value);
        Assert.ThrowsAny<Exception>(() => lazy.Value);
        Assert.False(lazy.IsValueCreated());
    }
}
