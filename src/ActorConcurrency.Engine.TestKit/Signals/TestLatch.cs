namespace Akka.TestKit;

/// <summary>
/// Opens when it has been counted down, and lets everybody through from then on. Thread-safe. The waits hold their thread.
/// </summary>
public class TestLatch
{
    /// <summary>How long a latch waits that was not given anything else: 5 s.</summary>
    [Obsolete("Use TestKitSettings.DefaultTimeout.")]
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly CountdownEvent _countdown;
    private readonly Func<TimeSpan, TimeSpan> _dilate;
    private readonly TimeSpan _defaultTimeout;

    /// <summary>Creates a latch that opens at the first count-down. Durations are not dilated.</summary>
    public TestLatch() : this(1) { }

    /// <summary>Creates a latch. Durations are not dilated.</summary>
    /// <param name="count">How often it has to be counted down; zero creates it open.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public TestLatch(int count) : this(count, TimeSpan.FromSeconds(5)) { }

    /// <summary>Creates a latch. Durations are not dilated.</summary>
    /// <param name="count">How often it has to be counted down; zero creates it open.</param>
    /// <param name="defaultTimeout">How long <see cref="Ready()"/> waits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public TestLatch(int count, TimeSpan defaultTimeout) : this(duration => duration, defaultTimeout, count) { }

    /// <summary>Creates a latch.</summary>
    /// <param name="dilate">Stretches the durations.</param>
    /// <param name="defaultTimeout">How long <see cref="Ready()"/> waits, before it is stretched.</param>
    /// <param name="count">How often it has to be counted down; zero creates it open.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    protected TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _countdown = new CountdownEvent(count);
        _dilate = dilate;
        _defaultTimeout = defaultTimeout;
    }

    internal static TestLatch Create(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count) => new(dilate, defaultTimeout, count);

    /// <summary>Whether the latch is open.</summary>
    public bool IsOpen => _countdown.IsSet;

    /// <summary>Counts down by one.</summary>
    /// <exception cref="InvalidOperationException">The latch is open already.</exception>
    public void CountDown() => _countdown.Signal();

    /// <summary>Opens the latch, whatever its count. Does nothing if it is open.</summary>
    public void Open()
    {
        while (!_countdown.IsSet)
        {
            try
            {
                _countdown.Signal();
            }
            catch (InvalidOperationException)
            {
                // Somebody else has counted the rest down in between.
            }
        }
    }

    /// <summary>Closes the latch, with the count it was created with.</summary>
    public void Reset() => _countdown.Reset();

    /// <summary>Waits until the latch is open.</summary>
    /// <param name="timeout">How long to wait; dilated if a kit created the latch.</param>
    /// <exception cref="ArgumentException">The duration is infinite.</exception>
    /// <exception cref="TimeoutException">The latch did not open in time.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            throw new ArgumentException("A latch does not wait for ever: give a finite timeout.", nameof(timeout));
        var patience = _dilate(timeout);
        if (!_countdown.Wait(patience))
            throw new TimeoutException($"Timeout of {patience}");
    }

    /// <summary>Waits until the latch is open, for the default time.</summary>
    /// <exception cref="TimeoutException">The latch did not open in time.</exception>
    public void Ready() => Ready(_defaultTimeout);
}
