using Akka.Pattern;

namespace Akka.TestKit;

/// <summary>A circuit breaker with a signal for the first entry into each state. Thread-safe.</summary>
public class TestBreaker
{
    /// <summary>Listens to a breaker.</summary>
    /// <param name="instance">The breaker.</param>
    public TestBreaker(CircuitBreaker instance)
    {
        Instance = instance;
        Instance
            .OnOpen(() => Signal(OpenLatch))
            .OnHalfOpen(() => Signal(HalfOpenLatch))
            .OnClose(() => Signal(ClosedLatch));
    }

    /// <summary>The breaker.</summary>
    public CircuitBreaker Instance { get; }

    /// <summary>Set when the breaker has opened.</summary>
    public CountdownEvent OpenLatch { get; } = new(1);

    /// <summary>Set when the breaker has been half open.</summary>
    public CountdownEvent HalfOpenLatch { get; } = new(1);

    /// <summary>Set when the breaker has closed again.</summary>
    public CountdownEvent ClosedLatch { get; } = new(1);

    // One transition at a time tells its listeners, so nobody signals in between.
    private static void Signal(CountdownEvent latch)
    {
        if (!latch.IsSet)
            latch.Signal();
    }
}
