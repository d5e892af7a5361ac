using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The time until a trial call is virtual; a call's own time-out is real, and never decides here but in one test.</summary>
public sealed class CircuitBreakerTests : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Reset = TimeSpan.FromMinutes(1);

    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() : base(TestConfigs.TestSchedulerConfig) => _breaker = Create(Patience);

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task While_closed_it_lets_calls_through()
    {
        Assert.Equal("result", await _breaker.WithCircuitBreaker(() => Task.FromResult("result")));
        Assert.Equal("state", await _breaker.WithCircuitBreaker("state", state => Task.FromResult(state)));
        Assert.Equal("result", _breaker.WithSyncCircuitBreaker(() => "result"));
        Assert.True(_breaker.IsClosed);
    }

    [Fact]
    public async Task Failures_in_a_row_open_it()
    {
        await Fail();
        Assert.Equal(1, _breaker.CurrentFailureCount);
        Assert.True(_breaker.IsClosed);

        await Fail();

        Assert.True(_breaker.IsOpen);
        Assert.Equal("boom", _breaker.LastCaughtException?.Message);
        await ExpectMsgAsync("open");
    }

    [Fact]
    public async Task A_success_in_between_starts_the_count_anew()
    {
        await Fail();
        await Succeed();
        Assert.Equal(0, _breaker.CurrentFailureCount);

        await Fail();

        Assert.True(_breaker.IsClosed);
    }

    [Fact]
    public async Task While_open_it_refuses_calls_without_making_them()
    {
        await Open();
        var called = false;

        var refusal = await Assert.ThrowsAsync<OpenCircuitException>(() => _breaker.WithCircuitBreaker(() =>
        {
            called = true;
            return Task.CompletedTask;
        }));

        Assert.False(called);
        Assert.InRange(refusal.RemainingDuration, TimeSpan.FromTicks(1), Reset);
        Assert.Equal("boom", refusal.InnerException?.Message);
    }

    [Fact]
    public async Task After_a_while_one_trial_call_is_let_through_and_its_success_closes_it()
    {
        await Open();
        await BecomeHalfOpen();
        var trial = new TaskCompletionSource<string>();

        var call = _breaker.WithCircuitBreaker(() => trial.Task);
        await Assert.ThrowsAsync<OpenCircuitException>(Succeed);
        trial.SetResult("fine");

        Assert.Equal("fine", await call);
        Assert.True(_breaker.IsClosed);
        await ExpectMsgAsync("close");
    }

    [Fact]
    public async Task The_trial_calls_failure_opens_it_again()
    {
        await Open();
        await BecomeHalfOpen();

        await Fail();

        Assert.True(_breaker.IsOpen);
        await ExpectMsgAsync("open");
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_a_failure()
    {
        var hasty = new CircuitBreaker(Sys.Scheduler, 1, TimeSpan.FromMilliseconds(20), Reset);

        await Assert.ThrowsAsync<TimeoutException>(() => hasty.WithCircuitBreaker(() => new TaskCompletionSource<int>().Task));

        Assert.True(hasty.IsOpen);
    }

    [Fact]
    public async Task What_was_seen_elsewhere_can_be_told()
    {
        _breaker.Fail();
        _breaker.Succeed();
        Assert.Equal(0, _breaker.CurrentFailureCount);

        _breaker.Fail();
        _breaker.Fail();
        Assert.True(_breaker.IsOpen);
        Assert.IsType<UserCalledFailException>(_breaker.LastCaughtException);
        await ExpectMsgAsync("open");

        await BecomeHalfOpen();
        _breaker.Succeed();
        Assert.True(_breaker.IsClosed);
    }

    [Fact]
    public async Task The_wait_for_the_next_trial_call_may_grow()
    {
        var patient = new CircuitBreaker(Sys.Scheduler, 1, Patience, Reset, 10 * Reset, 3);
        patient.OnHalfOpen(() => TestActor.Tell("half open"));
        patient.Fail();
        Time.Advance(Reset);
        await ExpectMsgAsync("half open");
        patient.Fail();

        Time.Advance(2 * Reset);
        Assert.True(patient.IsOpen);
        Time.Advance(Reset);

        await ExpectMsgAsync("half open");
    }

    [Fact]
    public void Factors_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CircuitBreaker(Sys.Scheduler, 1, Patience, Reset, Reset, 0.5));
        Assert.Throws<ArgumentException>(() => _breaker.WithRandomFactor(1.5));
        Assert.Equal(2.0, _breaker.WithExponentialBackoff(Reset).ExponentialBackoffFactor);
    }

    private CircuitBreaker Create(TimeSpan callTimeout) => new CircuitBreaker(Sys.Scheduler, 2, callTimeout, Reset)
        .OnOpen(() => TestActor.Tell("open"))
        .OnHalfOpen(() => TestActor.Tell("half open"))
        .OnClose(() => TestActor.Tell("close"));

    private Task Fail() => Assert.ThrowsAsync<InvalidOperationException>(() =>
        _breaker.WithCircuitBreaker(() => Task.FromException(new InvalidOperationException("boom"))));

    private Task Succeed() => _breaker.WithCircuitBreaker(() => Task.CompletedTask);

    private async Task Open()
    {
        await Fail();
        await Fail();
        await ExpectMsgAsync("open");
    }

    private async Task BecomeHalfOpen()
    {
        Time.Advance(Reset);
        await ExpectMsgAsync("half open");
        Assert.True(_breaker.IsHalfOpen);
    }
}
