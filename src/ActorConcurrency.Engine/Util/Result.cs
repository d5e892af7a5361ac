namespace Akka.Util;

/// <summary>Makes <see cref="Result{T}"/> values.</summary>
public static class Result
{
    /// <summary>A result that holds a value.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public static Result<T> Success<T>(T value) => new(value);

    /// <summary>A result that holds a failure.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <typeparam name="T">The type of the value that is missing.</typeparam>
    public static Result<T> Failure<T>(Exception exception) => new(exception);

    /// <summary>Runs the function and keeps what it returns or throws.</summary>
    /// <param name="func">Run once, on the calling thread.</param>
    /// <typeparam name="T">What the function returns.</typeparam>
    public static Result<T> From<T>(Func<T> func)
    {
        try
        {
            return new Result<T>(func());
        }
        catch (Exception exception)
        {
            return new Result<T>(exception);
        }
    }

    /// <summary>Keeps the outcome of a task. Blocks until it has ended: pass completed tasks.</summary>
    /// <param name="task">The task; a failed one gives its <see cref="AggregateException"/>, a cancelled one a <see cref="TaskCanceledException"/>.</param>
    /// <typeparam name="T">What the task returns.</typeparam>
    public static Result<T> FromTask<T>(Task<T> task)
    {
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        return task.Status switch
        {
            TaskStatus.RanToCompletion => new Result<T>(task.Result),
            TaskStatus.Faulted => new Result<T>(task.Exception!),
            _ => new Result<T>(new TaskCanceledException(task)),
        };
    }
}

/// <summary>Either a value or the exception that kept it from coming. <c>default</c> is a failure without a reason. Immutable.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Result<T> : IEquatable<Result<T>>
{
    /// <summary>Whether there is a value.</summary>
    public readonly bool IsSuccess;

    /// <summary>The value; <c>default</c> after a failure.</summary>
    public readonly T Value;

    /// <summary>What went wrong; <c>null</c> after a success.</summary>
    public readonly Exception? Exception;

    /// <summary>A success.</summary>
    /// <param name="value">The value.</param>
    public Result(T value)
    {
        IsSuccess = true;
        Value = value;
    }

    /// <summary>A failure.</summary>
    /// <param name="exception">What went wrong.</param>
    public Result(Exception exception)
    {
        Exception = exception;
        Value = default!;
    }

    /// <summary>Whether both are equal successes or the same failure.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>The opposite of equality.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);

    /// <summary>Whether both are equal successes or the same failure.</summary>
    /// <param name="other">What to compare with.</param>
    public bool Equals(Result<T> other) =>
        IsSuccess == other.IsSuccess
        && EqualityComparer<T>.Default.Equals(Value, other.Value)
        && Equals(Exception, other.Exception);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(IsSuccess, Value, Exception);

    /// <inheritdoc />
    public override string ToString() => IsSuccess ? $"Success ({Value})" : $"Failure ({Exception})";
}
