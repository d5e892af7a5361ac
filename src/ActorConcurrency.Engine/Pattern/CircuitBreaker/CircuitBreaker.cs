using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Keeps calls away from something that fails: after too many failures or time-outs in a row calls are refused at once
/// (open); after a while one trial call is let through (half open), and its outcome closes or opens the breaker again.
/// Thread-safe; meant to be shared by all callers of the same thing.
/// </summary>
public partial class CircuitBreaker
{
    private static readonly TimeSpan NoMaximum = TimeSpan.FromDays(36500);

    private readonly BreakerListeners _listeners = new();
    private CircuitState _state = new CircuitState.Closed();
    private long _failures;
    private Exception? _lastCaught;
    private long _nextResetTicks;

    /// <summary>Creates a breaker, closed.</summary>
    /// <param name="scheduler">Counts the reset time-out.</param>
    /// <param name="maxFailures">How many failures in a row open it.</param>
    /// <param name="callTimeout">How long a call may take before it counts as failed.</param>
    /// <param name="resetTimeout">How long it stays open before a trial call.</param>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, NoMaximum, 1.0, 0.0) { }

    /// <summary>Creates a breaker, closed, that stays open longer each time a trial call fails.</summary>
    /// <param name="scheduler">Counts the reset time-out.</param>
    /// <param name="maxFailures">How many failures in a row open it.</param>
    /// <param name="callTimeout">How long a call may take before it counts as failed.</param>
    /// <param name="resetTimeout">How long it stays open before the first trial call.</param>
    /// <param name="maxResetTimeout">How long it stays open at most.</param>
    /// <param name="exponentialBackoffFactor">By what the time is multiplied; at least 1.</param>
    /// <exception cref="ArgumentException">The factor is less than 1.</exception>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout, double exponentialBackoffFactor)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, 0.0) { }

    /// <summary>Creates a breaker, closed, that stays open longer each time a trial call fails.</summary>
    /// <param name="scheduler">Counts the reset time-out.</param>
    /// <param name="maxFailures">How many failures in a row open it.</param>
    /// <param name="callTimeout">How long a call may take before it counts as failed.</param>
    /// <param name="resetTimeout">How long it stays open before the first trial call.</param>
    /// <param name="maxResetTimeout">How long it stays open at most.</param>
    /// <param name="exponentialBackoffFactor">By what the time is multiplied; at least 1.</param>
    /// <param name="randomFactor">By what part the time is lengthened at random; 0 to 1.</param>
    /// <exception cref="ArgumentException">A factor is out of range.</exception>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout, double exponentialBackoffFactor, double randomFactor)
    {
        if (exponentialBackoffFactor < 1.0) throw new ArgumentException("factor must be >= 1.0", nameof(exponentialBackoffFactor));
        if (randomFactor is < 0.0 or > 1.0) throw new ArgumentException("randomFactor must be between 0.0 and 1.0", nameof(randomFactor));
        Scheduler = scheduler;
        MaxFailures = maxFailures;
        CallTimeout = callTimeout;
        ResetTimeout = resetTimeout;
        MaxResetTimeout = maxResetTimeout;
        ExponentialBackoffFactor = exponentialBackoffFactor;
        RandomFactor = randomFactor;
        _nextResetTicks = resetTimeout.Ticks;
    }

    /// <summary>Creates a breaker, closed.</summary>
    /// <param name="scheduler">Counts the reset time-out.</param>
    /// <param name="maxFailures">How many failures in a row open it.</param>
    /// <param name="callTimeout">How long a call may take before it counts as failed.</param>
    /// <param name="resetTimeout">How long it stays open before a trial call.</param>
    public static CircuitBreaker Create(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout) =>
        new(scheduler, maxFailures, callTimeout, resetTimeout);

    /// <summary>Counts the reset time-out.</summary>
    public IScheduler Scheduler { get; }

    /// <summary>How many failures in a row open it.</summary>
    public int MaxFailures { get; }

    /// <summary>How long a call may take before it counts as failed.</summary>
    public TimeSpan CallTimeout { get; }

    /// <summary>How long it stays open before the first trial call.</summary>
    public TimeSpan ResetTimeout { get; }

    /// <summary>How long it stays open at most.</summary>
    public TimeSpan MaxResetTimeout { get; }

    /// <summary>By what the time is multiplied each time a trial call fails.</summary>
    public double ExponentialBackoffFactor { get; }

    /// <summary>By what part the time is lengthened at random.</summary>
    public double RandomFactor { get; }

    /// <summary>How many failures there were in a row while it was closed.</summary>
    public long CurrentFailureCount => Interlocked.Read(ref _failures);

    /// <summary>The latest failure; null after a success.</summary>
    public Exception? LastCaughtException => Volatile.Read(ref _lastCaught);

    /// <summary>Whether calls pass.</summary>
    public bool IsClosed => Current is CircuitState.Closed;

    /// <summary>Whether calls are refused.</summary>
    public bool IsOpen => Current is CircuitState.Open;

    /// <summary>Whether it waits for a trial call's outcome.</summary>
    public bool IsHalfOpen => Current is CircuitState.HalfOpen;

    private CircuitState Current => Volatile.Read(ref _state);

    /// <summary>A new breaker, closed, that doubles its reset time-out each time a trial call fails.</summary>
    /// <param name="maxResetTimeout">The longest time-out.</param>
    public CircuitBreaker WithExponentialBackoff(TimeSpan maxResetTimeout) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, maxResetTimeout, 2.0, RandomFactor);

    /// <summary>A new breaker, closed, that lengthens its reset time-outs at random.</summary>
    /// <param name="randomFactor">By what part; 0 to 1.</param>
    /// <exception cref="ArgumentException">The factor is out of range.</exception>
    public CircuitBreaker WithRandomFactor(double randomFactor) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, MaxResetTimeout, ExponentialBackoffFactor, randomFactor);

    /// <summary>Adds what is run, on the thread pool, each time it opens.</summary>
    /// <param name="callback">What to run; what it throws is lost.</param>
    /// <returns>This breaker.</returns>
    public CircuitBreaker OnOpen(Action callback)
    {
        _listeners.OnOpen(callback);
        return this;
    }

    /// <summary>Adds what is run, on the thread pool, each time it becomes half open.</summary>
    /// <param name="callback">What to run; what it throws is lost.</param>
    /// <returns>This breaker.</returns>
    public CircuitBreaker OnHalfOpen(Action callback)
    {
        _listeners.OnHalfOpen(callback);
        return this;
    }

    /// <summary>Adds what is run, on the thread pool, each time it closes.</summary>
    /// <param name="callback">What to run; what it throws is lost.</param>
    /// <returns>This breaker.</returns>
    public CircuitBreaker OnClose(Action callback)
    {
        _listeners.OnClose(callback);
        return this;
    }
}
