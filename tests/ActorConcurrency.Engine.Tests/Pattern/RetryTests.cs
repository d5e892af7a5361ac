using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit.Xunit2;
using Akka.Util;

namespace ActorConcurrency.Engine.Tests;

public sealed class RetryTests : TestKit
{
    private int _attempts;

    [Fact]
    public async Task A_success_is_not_repeated()
    {
        Assert.Equal(1, await RetrySupport.Retry(SucceedAt(1), 5));

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task A_failure_is_repeated_until_it_succeeds()
    {
        Assert.Equal(4, await RetrySupport.Retry(SucceedAt(4), 3));
    }

    [Fact]
    public async Task The_last_failure_is_the_outcome()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RetrySupport.Retry(SucceedAt(9), 3));

        Assert.Equal("attempt 4", failure.Message);
    }

    [Fact]
    public async Task What_an_attempt_throws_counts_as_a_failure()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RetrySupport.Retry<int>(() => throw new InvalidOperationException($"attempt {++_attempts}"), 2));

        Assert.Equal("attempt 3", failure.Message);
    }

    [Fact]
    public async Task There_may_be_pauses_of_any_kind()
    {
        var pause = TimeSpan.FromMilliseconds(10);
        var numbers = new List<int>();

        Assert.Equal(3, await RetrySupport.Retry(SucceedAt(3), 5, pause, Sys.Scheduler));
        _attempts = 0;
        Assert.Equal(3, await RetrySupport.Retry(SucceedAt(3), 5, pause, 2 * pause, 0, Sys.Scheduler));
        _attempts = 0;
        Assert.Equal(3, await RetrySupport.Retry(SucceedAt(3), 5, Pause, Sys.Scheduler));

        Assert.Equal([1, 2], numbers);

        Option<TimeSpan> Pause(int retry)
        {
            numbers.Add(retry);
            return retry == 1 ? pause : Option<TimeSpan>.None;
        }
    }

    [Fact]
    public async Task Arguments_out_of_range_are_refused()
    {
        var second = TimeSpan.FromSeconds(1);

        await Assert.ThrowsAsync<ArgumentException>(async () => await RetrySupport.Retry(SucceedAt(1), -1));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await RetrySupport.Retry<int>(null!, 1));
        await Assert.ThrowsAsync<ArgumentException>(async () => await RetrySupport.Retry(SucceedAt(1), 1, TimeSpan.Zero, second, 0, Sys.Scheduler));
        await Assert.ThrowsAsync<ArgumentException>(async () => await RetrySupport.Retry(SucceedAt(1), 1, 2 * second, second, 0, Sys.Scheduler));
        await Assert.ThrowsAsync<ArgumentException>(async () => await RetrySupport.Retry(SucceedAt(1), 1, second, second, 2, Sys.Scheduler));
    }

    [Fact]
    public async Task A_task_may_start_later()
    {
        Assert.Equal(1, await FutureTimeoutSupport.After(TimeSpan.FromMilliseconds(50), Sys.Scheduler, () => Task.FromResult(1)));
        Assert.Equal(2, await FutureTimeoutSupport.After(TimeSpan.Zero, Sys.Scheduler, () => Task.FromResult(2)));
    }

    private Func<Task<int>> SucceedAt(int attempt) => () => ++_attempts < attempt
        ? Task.FromException<int>(new InvalidOperationException($"attempt {_attempts}"))
        : Task.FromResult(_attempts);
}
