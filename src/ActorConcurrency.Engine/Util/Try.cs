namespace Akka.Util;

/// <summary>The outcome of a computation: a value or an exception. Immutable.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class Try<T>
{
    /// <summary>A success.</summary>
    /// <param name="success">The value.</param>
    public Try(T success)
    {
        Success = success;
        IsSuccess = true;
    }

    /// <summary>A failure.</summary>
    /// <param name="failure">What went wrong.</param>
    public Try(Exception failure) => Failure = failure;

    /// <summary>Whether there is a value.</summary>
    public bool IsSuccess { get; }

    /// <summary>The value, if there is one.</summary>
    public Option<T> Success { get; }

    /// <summary>What went wrong, if something did.</summary>
    public Option<Exception> Failure { get; }

    /// <summary>A success.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Try<T>(T value) => new(value);

    /// <summary>Runs the function and keeps what it returns or throws.</summary>
    /// <param name="func">Run once, on the calling thread.</param>
    public static Try<T> From(Func<T> func)
    {
        try
        {
            return new Try<T>(func());
        }
        catch (Exception exception)
        {
            return new Try<T>(exception);
        }
    }

    /// <summary>The value.</summary>
    /// <exception cref="Exception">The stored failure, when there is no value.</exception>
    public T Get()
    {
        if (Failure.HasValue)
            throw Failure.Value;

        return Success.Value;
    }

    /// <summary>This when it succeeded, otherwise the alternative.</summary>
    /// <param name="default">The alternative.</param>
    public Try<T> OrElse(Try<T> @default) => IsSuccess ? this : @default;

    /// <summary>This when it succeeded, otherwise the outcome of the alternative.</summary>
    /// <param name="fallback">Run only after a failure.</param>
    public Try<T> GetOrElse(Func<T> fallback) => IsSuccess ? this : From(fallback);

    /// <summary>Shows a failure to the handler. The outcome stays a failure: the handler's own if it throws.</summary>
    /// <param name="failureHandler">Run only after a failure.</param>
    public Try<T> Recover(Action<Exception> failureHandler) => RecoverWith(failure =>
    {
        failureHandler(failure);
        return this;
    });

    /// <summary>Replaces a failure by the handler's outcome: what it returns, or what it throws.</summary>
    /// <param name="failureHandler">Run only after a failure.</param>
    public Try<T> RecoverWith(Func<Exception, Try<T>> failureHandler)
    {
        if (IsSuccess)
            return this;

        try
        {
            return failureHandler(Failure.Value);
        }
        catch (Exception exception)
        {
            return new Try<T>(exception);
        }
    }
}
