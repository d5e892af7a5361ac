namespace ActorConcurrency.Tests;

public sealed class WithTimeoutTests
{
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_that_is_in_time_gives_its_result()
    {
        var answer = new TaskCompletionSource<int>();
        var call = Call(_ => answer.Task).WithTimeout(Later, _time);

        _time.Advance(Later / 2);
        answer.SetResult(7);

        Assert.Equal(7, await call);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_that_is_late_is_cancelled_and_gives_a_timeout()
    {
        CancellationToken seen = default;
        var call = Call(async token =>
        {
            seen = token;
            return await new TaskCompletionSource<int>().Task.WaitAsync(token);
        }).WithTimeout(Later, _time);

        _time.Advance(Later);

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.True(seen.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_that_does_not_look_at_its_token_is_not_waited_for()
    {
        var call = Call(_ => new TaskCompletionSource<int>().Task).WithTimeout(Later, _time);

        _time.Advance(Later);

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_without_a_result_is_bounded_as_well()
    {
        Func<CancellationToken, Task> never = token => new TaskCompletionSource().Task.WaitAsync(token);
        var call = never.WithTimeout(Later, _time);

        _time.Advance(Later);

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_callers_token_cancels_the_call_and_that_is_no_timeout()
    {
        using var enough = new CancellationTokenSource();
        CancellationToken seen = default;
        var call = Call(token =>
        {
            seen = token;
            return new TaskCompletionSource<int>().Task;
        }).WithTimeout(Later, _time, enough.Token);

        await enough.CancelAsync();

        Assert.Equal(enough.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        Assert.True(seen.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_a_token_that_is_cancelled_already_the_call_is_not_made()
    {
        var made = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Call(_ =>
        {
            made = true;
            return Task.FromResult(7);
        }).WithTimeout(Later, _time, new CancellationToken(canceled: true)));

        Assert.False(made);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_time_the_call_must_be_done_when_it_returns()
    {
        Assert.Equal(7, await Call(_ => Task.FromResult(7)).WithTimeout(TimeSpan.Zero, _time));
        await Assert.ThrowsAsync<TimeoutException>(() => Call(_ => new TaskCompletionSource<int>().Task).WithTimeout(TimeSpan.Zero, _time));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_failure_of_the_call_is_the_callers()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Call(_ => throw new InvalidDataException()).WithTimeout(Later, _time));
        await Assert.ThrowsAsync<InvalidDataException>(() => Call(_ => Task.FromException<int>(new InvalidDataException())).WithTimeout(Later, _time));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_task_is_waited_for_and_goes_on()
    {
        var answer = new TaskCompletionSource<int>();
        var late = answer.Task.WithTimeout(Later, _time);
        var lateToo = ((Task)answer.Task).WithTimeout(Later, _time);

        _time.Advance(Later);

        await Assert.ThrowsAsync<TimeoutException>(() => late);
        await Assert.ThrowsAsync<TimeoutException>(() => lateToo);
        answer.SetResult(7);
        Assert.Equal(7, await answer.Task.WithTimeout(TimeSpan.Zero, _time));
    }

    [Fact]
    public void A_timeout_out_of_range_is_rejected_at_the_call()
    {
        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => { _ = Call(_ => Task.FromResult(7)).WithTimeout(timeout, _time); });
            Assert.Throws<ArgumentOutOfRangeException>(() => { _ = Task.FromResult(7).WithTimeout(timeout, _time); });
            Assert.Throws<ArgumentOutOfRangeException>(() => { _ = Task.CompletedTask.WithTimeout(timeout, _time); });
        }
    }

    private static Func<CancellationToken, Task<int>> Call(Func<CancellationToken, Task<int>> call) => call;
}
