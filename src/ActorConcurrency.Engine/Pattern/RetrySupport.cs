using Akka.Actor;
using Akka.Util;

namespace Akka.Pattern;

/// <summary>
/// Runs an asynchronous operation again if it fails, now or later. What an attempt throws counts as what its task fails with;
/// after the last one, that is what the returned task fails with. Thread-safe.
/// </summary>
public static class RetrySupport
{
    /// <summary>Retries at once.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">The operation.</param>
    /// <param name="attempts">How often it is run again after the first failure; not negative.</param>
    /// <exception cref="ArgumentException"><paramref name="attempts"/> is negative.</exception>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts)
    {
        Check(attempt, attempts);
        return Run(attempt, attempts, static _ => Option<TimeSpan>.None, null);
    }

    /// <summary>Retries after pauses that double from <paramref name="minBackoff"/> to <paramref name="maxBackoff"/>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">The operation.</param>
    /// <param name="attempts">How often it is run again after the first failure; not negative.</param>
    /// <param name="minBackoff">The first pause; positive.</param>
    /// <param name="maxBackoff">The longest pause; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random: 0 or 1.</param>
    /// <param name="scheduler">Counts the time.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan minBackoff, TimeSpan maxBackoff, int randomFactor, IScheduler scheduler)
    {
        Check(attempt, attempts);
        if (minBackoff <= TimeSpan.Zero) throw new ArgumentException("Parameter minBackoff must be > 0");
        if (maxBackoff < minBackoff) throw new ArgumentException("Parameter maxBackoff must be >= minBackoff");
        if (randomFactor is < 0 or > 1) throw new ArgumentException("RandomFactor must be between 0.0 and 1.0");
        return Run(attempt, attempts, retry => BackoffDelay.Of(retry - 1, minBackoff, maxBackoff, randomFactor), scheduler);
    }

    /// <summary>Retries after equal pauses.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">The operation.</param>
    /// <param name="attempts">How often it is run again after the first failure; not negative.</param>
    /// <param name="delay">The pause.</param>
    /// <param name="scheduler">Counts the time.</param>
    /// <exception cref="ArgumentException"><paramref name="attempts"/> is negative.</exception>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan delay, IScheduler scheduler)
    {
        Check(attempt, attempts);
        return Run(attempt, attempts, _ => delay, scheduler);
    }

    /// <summary>Retries after pauses of the caller's choice.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">The operation.</param>
    /// <param name="attempts">How often it is run again after the first failure; not negative.</param>
    /// <param name="delayFunction">The pause before each retry, given its number from 1; none for no pause.</param>
    /// <param name="scheduler">Counts the time.</param>
    /// <exception cref="ArgumentException"><paramref name="attempts"/> is negative.</exception>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler scheduler)
    {
        Check(attempt, attempts);
        return Run(attempt, attempts, delayFunction, scheduler);
    }

    private static async Task<T> Run<T>(Func<Task<T>> attempt, int retries, Func<int, Option<TimeSpan>> delayOf, IScheduler? scheduler)
    {
        for (var retry = 1; ; retry++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch when (retry <= retries)
            {
                // Paused below: an await in a catch block would run with the exception held.
            }

            var delay = delayOf(retry);
            if (scheduler is not null && delay.HasValue && delay.Value > TimeSpan.Zero)
                await FutureTimeoutSupport.After(delay.Value, scheduler, static () => Task.FromResult(true)).ConfigureAwait(false);
        }
    }

    private static void Check<T>(Func<Task<T>> attempt, int attempts)
    {
        if (attempts < 0) throw new ArgumentException("Parameter maxAttempts must >= 0.");
        if (attempt is null) throw new ArgumentNullException(nameof(attempt), "Parameter attempt should not be null.");
    }
}
