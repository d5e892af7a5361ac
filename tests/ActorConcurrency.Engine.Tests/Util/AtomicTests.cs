using Akka.Util;
using Akka.Util.Internal;

namespace ActorConcurrency.Engine.Tests.Util;

public class AtomicTests
{
    [Fact]
    public void A_new_counter_counts_from_zero()
    {
        Assert.Equal(0, new AtomicCounter().Next());
        Assert.Equal(0L, new AtomicCounterLong().Next());
    }

    [Fact]
    public void A_counter_gives_the_count_before_or_after_as_named()
    {
        var counter = new AtomicCounter(10);

        Assert.Equal(10, counter.GetAndIncrement());
        Assert.Equal(12, counter.IncrementAndGet());
        Assert.Equal(12, counter.GetAndDecrement());
        Assert.Equal(10, counter.DecrementAndGet());
        Assert.Equal(10, counter.GetAndAdd(5));
        Assert.Equal(20, counter.AddAndGet(5));
        Assert.Equal(20, counter.GetAndSet(1));
        Assert.False(counter.CompareAndSet(2, 3));
        Assert.True(counter.CompareAndSet(1, 3));
        Assert.Equal(3, counter.Current);
    }

    [Fact]
    public async Task No_increment_is_lost_between_threads()
    {
        var counter = new AtomicCounterLong(0);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
                counter.IncrementAndGet();
        })));

        Assert.Equal(40_000, counter.Current);
    }

    [Fact]
    public async Task Swap_applies_every_update_once()
    {
        var list = System.Collections.Immutable.ImmutableList<int>.Empty;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
                InterlockedSpin.Swap(ref list, current => current.Add(part));
        })));

        Assert.Equal(2_000, list.Count);
    }

    [Fact]
    public void A_declined_swap_changes_nothing_and_returns_the_answer()
    {
        var text = "old";

        var answer = InterlockedSpin.ConditionallySwap(ref text, current => (false, "new", current.Length));

        Assert.Equal(3, answer);
        Assert.Equal("old", text);
    }

    [Fact]
    public void A_flag_and_a_reference_are_set_only_from_what_is_expected()
    {
        var flag = new AtomicBoolean();
        var reference = new AtomicReference<string>("a");

        Assert.False(flag.CompareAndSet(true, false));
        Assert.True(flag.CompareAndSet(false, true));
        Assert.True(flag.GetAndSet(false));
        Assert.False(flag);
        Assert.False(reference.CompareAndSet("b", "c"));
        Assert.Equal("a", reference.GetAndSet("d"));
        Assert.Equal("d", reference);
    }
}
