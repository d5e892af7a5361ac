using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetWorkQueueTests : WorkQueueConformance
{
    protected override IWorkQueue<string> Create(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait) =>
        new DotNetWorkQueue<string>(capacity, overflow);

    protected override IWorkQueue<string> CreateWithFewWaiters(int capacity, int maxWaiters) => new DotNetWorkQueue<string>(capacity, maxWaiters: maxWaiters);

    [Fact]
    public void Settings_that_cannot_be_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetWorkQueue<int>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetWorkQueue<int>(1, (WorkQueueOverflow)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetWorkQueue<int>(maxWaiters: -1));
    }

    [Fact]
    public void What_need_not_wait_is_done_before_the_call_returns()
    {
        var queue = new DotNetWorkQueue<int>(1);

        Assert.True(queue.PutAsync(1).IsCompletedSuccessfully);
        Assert.True(queue.GetAsync().IsCompletedSuccessfully);
        Assert.True(queue.TaskDoneAsync().IsCompletedSuccessfully);
        Assert.True(queue.JoinAsync().IsCompletedSuccessfully);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_says_for_certain_that_a_wait_did_nothing_when_it_stopped()
    {
        var queue = new DotNetWorkQueue<int>();
        var getting = queue.GetAsync().AsTask();

        await queue.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => getting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_cannot_tell_who_works_and_says_for_how_many()
    {
        await using var queue = new DotNetWorkQueue<int>();
        await queue.PutAsync(1);
        await queue.GetAsync();

        var snapshot = await queue.SnapshotAsync();

        Assert.Empty(snapshot.Workers);
        Assert.Equal(1, snapshot.WithoutSession());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_many_joins_when_some_are_cancelled_in_any_order_then_the_others_end_with_the_work()
    {
        await using var queue = new DotNetWorkQueue<int>();
        await queue.PutAsync(1);
        var cancellations = Enumerable.Range(0, 50).Select(_ => new CancellationTokenSource()).ToArray();
        var joins = cancellations.Select((cancellation, number) => Join(queue, forGood: number % 4 < 2, cancellation.Token)).ToArray();

        // Every number once, far from the one before; the even ones stay.
        for (var number = 0; number < 50; number++)
            if (number * 17 % 50 is var index && index % 2 == 1) await cancellations[index].CancelAsync();
        await queue.ShutdownAsync(immediate: true);

        for (var number = 0; number < 50; number++)
        {
            if (number % 2 == 0) await joins[number];
            else await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joins[number]);
        }
    }

    private static Task Join(DotNetWorkQueue<int> queue, bool forGood, CancellationToken cancellationToken) =>
        (forGood ? queue.CompletionAsync(cancellationToken) : queue.JoinAsync(cancellationToken)).AsTask();
}
