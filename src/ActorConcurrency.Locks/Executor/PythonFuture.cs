using System.Runtime.ExceptionServices;

namespace ActorConcurrency.Locks;

/// <summary>The states of Python's <c>Future</c>.</summary>
public enum PythonFutureState
{
    /// <summary>It has not begun.</summary>
    Pending,

    /// <summary>It runs, and cannot be cancelled any more.</summary>
    Running,

    /// <summary>It was cancelled, and no worker has seen that yet.</summary>
    Cancelled,

    /// <summary>It was cancelled, and a worker has passed it over; those who wait for several futures know.</summary>
    CancelledAndNotified,

    /// <summary>It has a result or an exception.</summary>
    Finished,
}

/// <summary>Python's <c>concurrent.futures.Future</c>, whatever its result: a condition and a state. Source: the CPython library.</summary>
/// <remarks>
/// <para>Faults, kept: what runs cannot be cancelled; an exception that nobody asks for is lost without a word; whoever waits blocks a thread; a
/// callback runs on the worker's thread, or on that of whoever cancels, and holds it up; a future that was cancelled counts as not done for
/// <see cref="PythonFutures.Wait"/> until a worker comes by.</para>
/// <para>Timeouts are in seconds; null: as long as it takes; zero or less: now or not. Thread-safe.</para>
/// </remarks>
public abstract class PythonFuture
{
    private readonly List<Action<PythonFuture>> _callbacks = [];
    private readonly List<Action> _waiters = [];
    private Exception? _exception;

    private protected PythonFuture()
    {
    }

    private protected object Gate { get; } = new();

    /// <summary>Its state right now.</summary>
    public PythonFutureState State { get; private protected set; }

    private bool IsCancelled => State is PythonFutureState.Cancelled or PythonFutureState.CancelledAndNotified;

    private protected bool IsOver => IsCancelled || State == PythonFutureState.Finished;

    /// <summary>Cancels it if it has not begun.</summary>
    /// <returns>Whether it is cancelled now, be it by an earlier call.</returns>
    public bool Cancel()
    {
        lock (Gate)
        {
            if (State is PythonFutureState.Running or PythonFutureState.Finished) return false;
            if (IsCancelled) return true;
            State = PythonFutureState.Cancelled;
            Monitor.PulseAll(Gate);
        }

        InvokeCallbacks();
        return true;
    }

    /// <summary>Whether it was cancelled.</summary>
    /// <returns>Whether it was.</returns>
    public bool Cancelled()
    {
        lock (Gate) return IsCancelled;
    }

    /// <summary>Whether it runs.</summary>
    /// <returns>Whether it does.</returns>
    public bool Running()
    {
        lock (Gate) return State == PythonFutureState.Running;
    }

    /// <summary>Whether it was cancelled or has finished.</summary>
    /// <returns>Whether it was or has.</returns>
    public bool Done()
    {
        lock (Gate) return IsOver;
    }

    /// <summary>Calls something when it is done: at once if it is. What that throws goes to standard error, and the others are called all the same.</summary>
    /// <param name="callback">What to call; gets the future.</param>
    public void AddDoneCallback(Action<PythonFuture> callback)
    {
        lock (Gate)
            if (!IsOver)
            {
                _callbacks.Add(callback);
                return;
            }

        Invoke(callback);
    }

    /// <summary>Blocks until it is done and gives what was thrown; null: nothing.</summary>
    /// <param name="timeout">For how many seconds.</param>
    /// <returns>The exception.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled: Python's <c>CancelledError</c>.</exception>
    /// <exception cref="TimeoutException">It is not done in time.</exception>
    public Exception? Exception(double? timeout = null)
    {
        lock (Gate)
        {
            WaitUntilOver(timeout);
            return _exception;
        }
    }

    /// <summary>For a worker: it begins, unless it was cancelled.</summary>
    /// <returns>Whether to run it.</returns>
    /// <exception cref="InvalidOperationException">It has begun before: Python's <c>RuntimeError: Future in unexpected state</c>.</exception>
    public bool SetRunningOrNotifyCancel()
    {
        lock (Gate)
        {
            if (State == PythonFutureState.Cancelled)
            {
                State = PythonFutureState.CancelledAndNotified;
                TellWaiters();
                return false;
            }

            if (State != PythonFutureState.Pending) throw new InvalidOperationException("Future in unexpected state");
            State = PythonFutureState.Running;
            return true;
        }
    }

    /// <summary>For a worker: it has failed.</summary>
    /// <param name="exception">With what.</param>
    /// <exception cref="InvalidOperationException">It is done already: Python's <c>InvalidStateError</c>.</exception>
    public void SetException(Exception exception) => Finish(() => _exception = exception);

    /// <summary>Calls something once it is finished, or a worker has passed it over; false: it is so already.</summary>
    internal bool TryAddWaiter(Action waiter)
    {
        lock (Gate)
        {
            if (IsSettled) return false;
            _waiters.Add(waiter);
            return true;
        }
    }

    internal void RemoveWaiter(Action waiter)
    {
        lock (Gate) _waiters.Remove(waiter);
    }

    /// <summary>Whether those who wait for several futures count it as done.</summary>
    internal bool IsSettled => State is PythonFutureState.CancelledAndNotified or PythonFutureState.Finished;

    internal bool HasFailed => _exception is not null;

    private protected void Finish(Action keep)
    {
        lock (Gate)
        {
            if (IsOver) throw new InvalidOperationException($"{State}: a future gets one result. Python's InvalidStateError.");
            keep();
            State = PythonFutureState.Finished;
            TellWaiters();
            Monitor.PulseAll(Gate);
        }

        InvokeCallbacks();
    }

    private protected void WaitUntilOver(double? timeout)
    {
        var deadline = timeout is { } seconds ? Environment.TickCount64 + (long)LongWait.Of(seconds).TotalMilliseconds : long.MaxValue;
        while (!IsOver)
        {
            var left = deadline == long.MaxValue ? Timeout.Infinite : (int)Math.Clamp(deadline - Environment.TickCount64, 0, int.MaxValue);
            if (left == 0) throw new TimeoutException("The future is not done in time.");
            Monitor.Wait(Gate, left);
        }

        if (IsCancelled) throw new OperationCanceledException("The future was cancelled.");
    }

    private protected void ThrowIfFailed()
    {
        if (_exception is not null) ExceptionDispatchInfo.Throw(_exception);
    }

    private void TellWaiters()
    {
        foreach (var waiter in _waiters) waiter();
    }

    private void InvokeCallbacks()
    {
        foreach (var callback in _callbacks) Invoke(callback);
    }

    private void Invoke(Action<PythonFuture> callback)
    {
        try
        {
            callback(this);
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"exception calling callback: {error}");
        }
    }
}

/// <inheritdoc/>
/// <typeparam name="T">The result's type.</typeparam>
public sealed class PythonFuture<T> : PythonFuture
{
    private T _result = default!;

    /// <summary>Blocks until it is done and gives its result.</summary>
    /// <param name="timeout">For how many seconds.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exception">What the call threw, with its stack.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled: Python's <c>CancelledError</c>.</exception>
    /// <exception cref="TimeoutException">It is not done in time.</exception>
    public T Result(double? timeout = null)
    {
        lock (Gate)
        {
            WaitUntilOver(timeout);
            ThrowIfFailed();
            return _result;
        }
    }

    /// <summary>For a worker: it has a result.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="InvalidOperationException">It is done already: Python's <c>InvalidStateError</c>.</exception>
    public void SetResult(T result) => Finish(() => _result = result);
}
