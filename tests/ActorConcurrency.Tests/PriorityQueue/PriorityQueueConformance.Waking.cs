namespace ActorConcurrency.Tests;

/// <summary>Who is woken by what, and that whoever wakes does not notice a waiter's code.</summary>
public abstract partial class PriorityQueueConformance
{
    private const int Many = 100;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_many_getters_when_items_come_one_by_one_then_nobody_else_is_woken()
    {
        await using var queue = Create();
        var wakings = new Wakings();
        var getters = Enumerable.Range(0, Many).Select(_ => wakings.Of(() => queue.GetAsync().AsTask())).ToList();

        wakings.Begin();
        while (getters.Count > Many / 2)
        {
            await queue.PutAsync("item", 1);
            getters.Remove(await Task.WhenAny(getters));
            await Wakings.PassAsync();
        }

        Assert.Equal(0, wakings.OfWaiting);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("put")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_getter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var queue = Create();
        using var cancellation = new CancellationTokenSource();

        await BlockingWaiter.DoesNotHoldUp(() => queue.GetAsync(cancellation.Token).AsTask(), async () =>
        {
            if (how == "put") await queue.PutAsync("item", 1);
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await queue.DisposeAsync();
        });
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("get")]
    [InlineData("removal")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_putter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var queue = Create(1);
        using var cancellation = new CancellationTokenSource();
        var first = await queue.PutAsync("first", 1);

        await BlockingWaiter.DoesNotHoldUp(() => queue.PutAsync("item", 1, cancellation.Token).AsTask(), async () =>
        {
            if (how == "get") await queue.GetAsync();
            if (how == "removal") await queue.RemoveAsync(first);
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await queue.DisposeAsync();
        });
    }
}
