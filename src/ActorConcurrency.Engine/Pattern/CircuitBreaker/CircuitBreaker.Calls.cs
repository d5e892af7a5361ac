namespace Akka.Pattern;

public partial class CircuitBreaker
{
    /// <summary>Makes a call.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="body">The call.</param>
    /// <returns>Completes as the call does; fails with a <see cref="TimeoutException"/> if it takes too long, and with an
    /// <see cref="OpenCircuitException"/> if it is refused.</returns>
    public Task<T> WithCircuitBreaker<T>(Func<Task<T>> body) => WithCircuitBreaker(body, static call => call());

    /// <summary>Makes a call.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TState">The type of the argument.</typeparam>
    /// <param name="state">The call's argument.</param>
    /// <param name="body">The call.</param>
    /// <returns>Completes as the call does; fails with a <see cref="TimeoutException"/> if it takes too long, and with an
    /// <see cref="OpenCircuitException"/> if it is refused.</returns>
    public async Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, Task<T>> body)
    {
        var entered = Enter();
        try
        {
            var result = await body(state).WaitAsync(CallTimeout).ConfigureAwait(false);
            Succeeded(entered);
            return result;
        }
        catch (Exception cause)
        {
            Failed(entered, cause);
            throw;
        }
    }

    /// <summary>Makes a call.</summary>
    /// <param name="body">The call.</param>
    /// <returns>Completes as the call does; fails with a <see cref="TimeoutException"/> if it takes too long, and with an
    /// <see cref="OpenCircuitException"/> if it is refused.</returns>
    public Task WithCircuitBreaker(Func<Task> body) => WithCircuitBreaker(body, static call => call());

    /// <summary>Makes a call.</summary>
    /// <typeparam name="TState">The type of the argument.</typeparam>
    /// <param name="state">The call's argument.</param>
    /// <param name="body">The call.</param>
    /// <returns>Completes as the call does; fails with a <see cref="TimeoutException"/> if it takes too long, and with an
    /// <see cref="OpenCircuitException"/> if it is refused.</returns>
    public async Task WithCircuitBreaker<TState>(TState state, Func<TState, Task> body)
    {
        var entered = Enter();
        try
        {
            await body(state).WaitAsync(CallTimeout).ConfigureAwait(false);
            Succeeded(entered);
        }
        catch (Exception cause)
        {
            Failed(entered, cause);
            throw;
        }
    }

    /// <summary>Makes a blocking call on the thread pool and waits for it. After a time-out the call itself goes on.</summary>
    /// <param name="body">The call.</param>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="OpenCircuitException">It was refused.</exception>
    public void WithSyncCircuitBreaker(Action body) => WithCircuitBreaker(body, static call => Task.Run(call)).GetAwaiter().GetResult();

    /// <summary>Makes a blocking call on the thread pool and waits for it. After a time-out the call itself goes on.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="body">The call.</param>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="OpenCircuitException">It was refused.</exception>
    public T WithSyncCircuitBreaker<T>(Func<T> body) => WithCircuitBreaker(body, static call => Task.Run(call)).GetAwaiter().GetResult();

    /// <summary>Counts a success that was seen elsewhere.</summary>
    public void Succeed() => Succeeded(Current);

    /// <summary>Counts a failure that was seen elsewhere.</summary>
    public void Fail() => Failed(Current, new UserCalledFailException());

    private CircuitState Enter()
    {
        var state = Current;
        return state.Refuse(LastCaughtException) is { } refusal ? throw refusal : state;
    }

    private void Succeeded(CircuitState entered)
    {
        switch (entered)
        {
            case CircuitState.Closed when ReferenceEquals(entered, Current):
                Forget();
                break;
            case CircuitState.HalfOpen when TryMove(entered, new CircuitState.Closed()):
                Forget();
                Interlocked.Exchange(ref _nextResetTicks, ResetTimeout.Ticks);
                _listeners.RaiseClose();
                break;
        }
    }

    private void Failed(CircuitState entered, Exception cause)
    {
        if (entered is CircuitState.Open || !ReferenceEquals(entered, Current)) return;
        Volatile.Write(ref _lastCaught, cause);
        if (entered is CircuitState.HalfOpen || Interlocked.Increment(ref _failures) >= MaxFailures) Open(entered);
    }

    private void Forget()
    {
        Interlocked.Exchange(ref _failures, 0);
        Volatile.Write(ref _lastCaught, null);
    }

    private void Open(CircuitState entered)
    {
        var duration = TimeSpan.FromTicks(Interlocked.Read(ref _nextResetTicks));
        var jittered = duration * (1.0 + Random.Shared.NextDouble() * RandomFactor);
        var open = new CircuitState.Open(jittered);
        // Of several calls that fail at once, the one whose swap succeeds opens it.
        if (!TryMove(entered, open)) return;
        var next = Math.Min(duration.Ticks * ExponentialBackoffFactor, MaxResetTimeout.Ticks);
        Interlocked.Exchange(ref _nextResetTicks, (long)next);
        _listeners.RaiseOpen();
        Scheduler.Advanced.ScheduleOnce(jittered, () => HalfOpen(open));
    }

    private void HalfOpen(CircuitState open)
    {
        if (TryMove(open, new CircuitState.HalfOpen())) _listeners.RaiseHalfOpen();
    }

    private bool TryMove(CircuitState from, CircuitState to) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _state, to, from), from);
}
