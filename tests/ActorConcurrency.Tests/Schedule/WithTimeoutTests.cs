using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using ActorConcurrency.Locks;

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

        Assert.Equal("It has not ended within 100 ms.", (await Assert.ThrowsAsync<TimeoutException>(() => late)).Message);
        await Assert.ThrowsAsync<TimeoutException>(() => lateToo);
        answer.SetResult(7);
        Assert.Equal(7, await answer.Task.WithTimeout(TimeSpan.Zero, _time));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_result_that_comes_too_late_is_disposed_of()
    {
        var (one, other) = (new TaskCompletionSource<Disposable>(), new TaskCompletionSource<AsyncDisposable>());
        Func<CancellationToken, Task<Disposable>> lateOne = _ => one.Task;
        Func<CancellationToken, Task<AsyncDisposable>> lateOther = _ => other.Task;
        var calls = new[] { (Task)lateOne.WithTimeout(Later, _time), lateOther.WithTimeout(Later, _time) };

        _time.Advance(Later);
        foreach (var call in calls) await Assert.ThrowsAsync<TimeoutException>(() => call);
        var (disposable, asyncDisposable) = (new Disposable(), new AsyncDisposable());
        one.SetResult(disposable);
        other.SetResult(asyncDisposable);

        await disposable.Disposed.Task;
        await asyncDisposable.Disposed.Task;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handle_s_call_that_is_late_takes_nothing()
    {
        await using var one = new DotNetLock();
        var hold = await one.AcquireAsync();
        Func<CancellationToken, ValueTask<ILockHold>> take = token => one.AcquireAsync(cancellationToken: token);
        Func<CancellationToken, ValueTask> end = token => one.EndAsync(LockEnding.ServeWaiters, token);
        var (taking, ending) = (take.WithTimeout(Later, _time), end.WithTimeout(Later, _time));

        _time.Advance(Later);

        await Assert.ThrowsAsync<TimeoutException>(() => taking);
        await Assert.ThrowsAsync<TimeoutException>(() => ending);
        hold.Dispose();
        await one.EndAsync(); // nobody waits for it, and nobody holds it
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_call_does_about_its_token_is_not_waited_for()
    {
        using var gate = new ManualResetEventSlim();
        var call = Call(token =>
        {
            token.UnsafeRegister(_ => gate.Wait(), null);
            return new TaskCompletionSource<int>().Task;
        }).WithTimeout(Later, _time);

        _time.Advance(Later);

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        gate.Set();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_many_calls_that_cross_their_deadline_no_result_is_lost()
    {
        var made = new ConcurrentBag<Disposable>();
        var given = new List<Disposable>();
        for (var round = 0; round < 200; round++)
        {
            var answer = new TaskCompletionSource<Disposable>(TaskCreationOptions.RunContinuationsAsynchronously);
            Func<CancellationToken, Task<Disposable>> take = _ => answer.Task;
            var call = take.WithTimeout(Later, _time);

            var answering = Task.Run(() =>
            {
                var result = new Disposable();
                made.Add(result);
                answer.SetResult(result);
            });
            _time.Advance(Later);
            await answering;
            try
            {
                given.Add(await call);
            }
            catch (TimeoutException)
            {
                // It goes back.
            }
        }

        foreach (var result in made.Except(given)) await result.Disposed.Task;
        Assert.All(given, result => Assert.False(result.Disposed.Task.IsCompleted));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_task_that_is_waited_for_again_and_again_keeps_nothing_of_that()
    {
        var task = new TaskCompletionSource<int>().Task;

        for (var wait = 0; wait < 100; wait++) await Assert.ThrowsAsync<TimeoutException>(() => task.WithTimeout(TimeSpan.Zero, _time));

        var kept = typeof(Task).GetField("m_continuationObject", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(task);
        Assert.InRange(kept is System.Collections.ICollection several ? several.Count : 1, 1, 2);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_failure_that_comes_too_late_is_observed()
    {
        var message = Some.Label();
        var unobserved = new ConcurrentQueue<Exception>();
        void Note(object? _, UnobservedTaskExceptionEventArgs late) => unobserved.Enqueue(late.Exception);
        TaskScheduler.UnobservedTaskException += Note;

        await FailLateAsync(message);
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        TaskScheduler.UnobservedTaskException -= Note;
        Assert.DoesNotContain(unobserved, late => late.ToString().Contains(message));
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task FailLateAsync(string message)
    {
        var failing = new TaskCompletionSource<int>();
        var late = new[] { Call(_ => failing.Task).WithTimeout(Later, _time), failing.Task.WithTimeout(Later, _time) };
        _time.Advance(Later);
        foreach (var wait in late) await Assert.ThrowsAsync<TimeoutException>(() => wait);
        failing.SetException(new InvalidDataException(message));
    }

    private sealed class Disposable : IDisposable
    {
        public TaskCompletionSource Disposed { get; } = new();

        public void Dispose() => Disposed.SetResult();
    }

    private sealed class AsyncDisposable : IAsyncDisposable
    {
        public TaskCompletionSource Disposed { get; } = new();

        public ValueTask DisposeAsync()
        {
            Disposed.SetResult();
            return default;
        }
    }
}
