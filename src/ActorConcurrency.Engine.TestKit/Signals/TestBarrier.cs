namespace Akka.TestKit;

/// <summary>
/// Lets a number of threads go on when all of them have arrived, again and again. Thread-safe. The waits hold their thread.
/// </summary>
public class TestBarrier
{
    /// <summary>How long a barrier waits that was not given anything else: 5 s.</summary>
    [Obsolete("This field will be removed in future versions.")]
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly TestKitBase _testKit;
    private readonly int _count;
    private readonly TimeSpan _defaultTimeout;
    private Barrier _barrier;

    /// <summary>Creates a barrier.</summary>
    /// <param name="testKit">The kit whose factor dilates the durations.</param>
    /// <param name="count">How many have to arrive.</param>
    /// <param name="defaultTimeout">How long <see cref="Await()"/> waits; null for <c>akka.test.default-timeout</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or above 32767.</exception>
    public TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
    {
        _testKit = testKit;
        _count = count;
        _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;
        _barrier = new Barrier(count);
    }

    /// <summary>Waits until all have arrived, for the default time.</summary>
    /// <exception cref="TimeoutException">They did not arrive in time; this one counts as not arrived.</exception>
    public void Await() => Await(_defaultTimeout);

    /// <summary>Waits until all have arrived.</summary>
    /// <param name="timeout">How long to wait; dilated.</param>
    /// <exception cref="TimeoutException">They did not arrive in time; this one counts as not arrived.</exception>
    public void Await(TimeSpan timeout)
    {
        var patience = _testKit.Dilated(timeout);
        if (!Volatile.Read(ref _barrier).SignalAndWait(patience))
            throw new TimeoutException($"Timeout of {patience}: {_count} were expected at the barrier.");
    }

    /// <summary>Begins anew: nobody has arrived. Those who are waiting wait in vain.</summary>
    public void Reset() => Volatile.Write(ref _barrier, new Barrier(_count));
}
