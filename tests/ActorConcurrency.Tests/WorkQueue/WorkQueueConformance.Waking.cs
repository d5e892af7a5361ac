namespace ActorConcurrency.Tests;

/// <summary>Who is woken by what, and that whoever wakes does not notice a waiter's code.</summary>
public abstract partial class WorkQueueConformance
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
            await queue.PutAsync("item");
            getters.Remove(await Task.WhenAny(getters));
            await Wakings.PassAsync();
        }

        Assert.Equal(0, wakings.OfWaiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_many_putters_when_places_become_free_one_by_one_then_nobody_else_is_woken()
    {
        await using var queue = Create(1);
        await queue.PutAsync("first");
        var wakings = new Wakings();
        var putters = Enumerable.Range(0, Many).Select(_ => wakings.Of(() => queue.PutAsync("item").AsTask())).ToList();

        wakings.Begin();
        while (putters.Count > Many / 2)
        {
            await queue.GetAsync();
            putters.Remove(await Task.WhenAny(putters));
            await Wakings.PassAsync();
        }

        Assert.Equal(0, wakings.OfWaiting);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("put")]
    [InlineData("shutdown")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_getter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var queue = Create();
        using var cancellation = new CancellationTokenSource();

        await BlockingWaiter.DoesNotHoldUp(() => queue.GetAsync(cancellation.Token).AsTask(), () => EndAsync(how, queue, cancellation));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("get")]
    [InlineData("shutdown")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_putter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var queue = Create(1);
        using var cancellation = new CancellationTokenSource();
        await queue.PutAsync("first");

        await BlockingWaiter.DoesNotHoldUp(() => queue.PutAsync("item", 0, cancellation.Token).AsTask(), () => EndAsync(how, queue, cancellation));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("done")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_joiner_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var queue = Create();
        using var cancellation = new CancellationTokenSource();
        await queue.PutAsync("item");
        await queue.GetAsync();

        await BlockingWaiter.DoesNotHoldUp(() => queue.JoinAsync(cancellation.Token).AsTask(), () => EndAsync(how, queue, cancellation));
    }

    private static async Task EndAsync(string how, IWorkQueue<string> queue, CancellationTokenSource cancellation)
    {
        if (how == "put") await queue.PutAsync("item");
        if (how == "get") await queue.GetAsync();
        if (how == "done") await queue.TaskDoneAsync();
        if (how == "shutdown") await queue.ShutdownAsync();
        if (how == "cancellation") await cancellation.CancelAsync();
        if (how == "disposal") await queue.DisposeAsync();
    }
}
