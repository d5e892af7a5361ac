using System.Diagnostics;

namespace Akka.Pattern;

/// <summary>
/// One stay of a circuit breaker in a state. Each stay is its own object, so that a call that began in an earlier stay cannot
/// be mistaken for one of the present: its outcome is compared by reference and does not count. Thread-safe.
/// </summary>
internal abstract class CircuitState
{
    /// <summary>Lets a call through or says why not.</summary>
    public abstract OpenCircuitException? Refuse(Exception? cause);

    /// <summary>Calls pass, failures are counted.</summary>
    public sealed class Closed : CircuitState
    {
        public override OpenCircuitException? Refuse(Exception? cause) => null;
    }

    /// <summary>Calls are refused until the reset time-out.</summary>
    public sealed class Open(TimeSpan duration) : CircuitState
    {
        private readonly long _since = Stopwatch.GetTimestamp();

        public TimeSpan Duration { get; } = duration;

        public override OpenCircuitException? Refuse(Exception? cause)
        {
            var left = Duration - Stopwatch.GetElapsedTime(_since);
            return new OpenCircuitException(cause, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    /// <summary>One trial call passes; its outcome decides.</summary>
    public sealed class HalfOpen : CircuitState
    {
        private int _taken;

        public override OpenCircuitException? Refuse(Exception? cause) => Interlocked.Exchange(ref _taken, 1) == 0
            ? null
            : new OpenCircuitException("Circuit breaker is half open, only one call is allowed; this call is failing fast.", cause);
    }
}
